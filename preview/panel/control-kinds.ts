import { DEFAULT_DEVICE, type DeviceSettings } from '../shared/device'
import { NO_FAULTS, type Emulator, type Faults } from './emulator'
import type { PanelState } from './state'
import type { Texts } from './texts/index'

export type ControlName = keyof Texts['control']

/** A switch: a fault that is on until it is switched off. */
export interface Toggle {
  readonly kind: 'toggle'
  readonly name: ControlName
  readonly isOn: () => boolean
  readonly set: (isOn: boolean) => Promise<void>
}

/** Something that happens once. Answers what to say about it. */
export interface Action {
  readonly kind: 'action'
  readonly name: ControlName
  /** What to say while it runs, for one that takes its time. */
  readonly begun?: (texts: Texts) => string
  readonly run: (texts: Texts) => string | Promise<string>
}

/** One of several values. */
export interface Choice {
  readonly kind: 'choice'
  readonly name: ControlName
  readonly options: readonly { readonly value: string; readonly label: (texts: Texts) => string }[]
  readonly value: () => string
  readonly choose: (value: string) => void
}

export type Control = Toggle | Action | Choice

/** Puts one setting of the phone to `value`, and back to what it is by itself. */
export function deviceToggle<Key extends keyof DeviceSettings>(
  state: PanelState,
  name: ControlName,
  key: Key,
  value: DeviceSettings[Key],
): Toggle {
  return {
    kind: 'toggle',
    name,
    isOn: () => state.settings[key] === value,
    set: (isOn) => {
      state.change({ [key]: isOn ? value : DEFAULT_DEVICE[key] })
      return Promise.resolve()
    },
  }
}

/** The same for one of the backend's faults. */
export function serverFault<Key extends keyof Faults>(
  state: PanelState,
  emulator: Emulator,
  name: ControlName,
  key: Key,
  value: Faults[Key],
): Toggle {
  return {
    kind: 'toggle',
    name,
    isOn: () => state.faults[key] === value,
    set: async (isOn) => {
      state.faults = await emulator.changeFaults({ [key]: isOn ? value : NO_FAULTS[key] })
    },
  }
}

/** One of several values of a setting of the phone. */
export function choice(
  state: PanelState,
  name: ControlName,
  key: 'user' | 'language' | 'theme' | 'baseLibrary',
  options: readonly (readonly [value: string, label: string])[],
): Choice {
  return {
    kind: 'choice',
    name,
    options: options.map(([value, label]) => ({ value, label: () => label })),
    value: () => state.settings[key],
    choose: (value) => {
      state.change({ [key]: value })
    },
  }
}
