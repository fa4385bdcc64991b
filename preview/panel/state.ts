import { DEFAULT_DEVICE, type DeviceSettings } from '../shared/device'
import { NO_FAULTS, type Faults } from './emulator'

/** In the session's storage: controls outlive a reload of the page, and end with the browser tab. */
const KEY = 'preview-device'

/** What is set, and who wants to know of a change. The backend's faults are its own: they are read at the start. */
export class PanelState {
  #settings: DeviceSettings
  #faults: Faults = NO_FAULTS
  readonly #listeners = new Set<() => void>()

  constructor(defaults: Partial<DeviceSettings>) {
    const stored = JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Partial<DeviceSettings>
    this.#settings = { ...DEFAULT_DEVICE, ...defaults, ...stored }
  }

  get settings(): DeviceSettings {
    return this.#settings
  }

  get faults(): Faults {
    return this.#faults
  }

  set faults(faults: Faults) {
    this.#faults = faults
    this.#notify()
  }

  change(settings: Partial<DeviceSettings>): void {
    this.#settings = { ...this.#settings, ...settings }
    sessionStorage.setItem(KEY, JSON.stringify(this.#settings))
    this.#notify()
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener)
  }

  #notify(): void {
    for (const listener of this.#listeners) listener()
  }
}
