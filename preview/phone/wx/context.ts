import type { CompiledProgram } from '../../shared/program'
import type { DeviceSettings } from '../../shared/device'
import type { AppLife } from '../app-life'
import type { Device } from '../device'
import type { PageStack } from '../page-stack'
import type { Screen } from '../chrome/screen'
import type { Guard } from './call'

/** What the modules of `wx` work with. */
export interface PhoneContext {
  readonly program: CompiledProgram
  readonly device: Device
  readonly life: AppLife
  readonly stack: PageStack
  readonly screen: Screen
  readonly guard: Guard
  readonly fetch: typeof fetch
  readonly storage: Storage
  /** Origin of the page the preview runs in; its own backend answers there. */
  readonly origin: string
  /** Starts the app anew, with other settings if given. */
  readonly reload: (settings?: Partial<DeviceSettings>) => void
}

/** Members of `wx`, by name. */
export type ApiModule = Readonly<Record<string, unknown>>
