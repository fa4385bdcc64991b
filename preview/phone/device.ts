import type { DeviceSettings } from '../shared/device'

/** The phone itself: what the panel's controls set, and who wants to know of a change. */
export class Device {
  #settings: DeviceSettings
  readonly #listeners = new Set<(now: DeviceSettings, before: DeviceSettings) => void>()

  constructor(settings: DeviceSettings) {
    this.#settings = settings
  }

  get settings(): DeviceSettings {
    return this.#settings
  }

  update(settings: Partial<DeviceSettings>): void {
    const before = this.#settings
    this.#settings = { ...before, ...settings }
    for (const listener of this.#listeners) listener(this.#settings, before)
  }

  /** @returns the function that ends it */
  onChange(listener: (now: DeviceSettings, before: DeviceSettings) => void): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }
}
