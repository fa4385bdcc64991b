/** Listeners of one event, called in the order they came; one that throws is reported and keeps nobody else waiting. */
export class Emitter<T> {
  readonly #listeners = new Set<(value: T) => void>()
  readonly #report: (error: unknown) => void

  constructor(report: (error: unknown) => void) {
    this.#report = report
  }

  readonly on = (listener: (value: T) => void): void => {
    this.#listeners.add(listener)
  }

  /** Without a listener, all go: `wx.offX()` does the same. */
  readonly off = (listener?: (value: T) => void): void => {
    if (listener) this.#listeners.delete(listener)
    else this.#listeners.clear()
  }

  get hasListeners(): boolean {
    return this.#listeners.size > 0
  }

  emit(value: T): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(value)
      } catch (error) {
        this.#report(error)
      }
    }
  }
}
