import * as glassEasel from 'glass-easel'

/** An error that nobody in the mini-program caught. */
export type ErrorListener = (error: unknown, kind: 'error' | 'rejection') => void

/**
 * Collects what the mini-program leaves uncaught, in lifetimes, event handlers, timers and promises, says it on the
 * console and hands it on.
 */
export class ErrorHub {
  #listener: ErrorListener = () => undefined
  readonly #warned = new Set<string>()

  constructor() {
    glassEasel.addGlobalErrorListener(this.#onError)
    glassEasel.addGlobalWarningListener(this.#onWarning)
    window.addEventListener('error', this.#onWindowError)
    window.addEventListener('unhandledrejection', this.#onRejection)
  }

  set listener(listener: ErrorListener) {
    this.#listener = listener
  }

  readonly report = (error: unknown): void => {
    console.error(error)
    this.#listener(error, 'error')
  }

  dispose(): void {
    glassEasel.removeGlobalErrorListener(this.#onError)
    glassEasel.removeGlobalWarningListener(this.#onWarning)
    window.removeEventListener('error', this.#onWindowError)
    window.removeEventListener('unhandledrejection', this.#onRejection)
  }

  readonly #onError = (error: unknown): false => {
    this.report(error)
    return false
  }

  /** Said once each: a list of a hundred rows warns a hundred times. */
  readonly #onWarning = (message: string): false => {
    if (!this.#warned.has(message)) console.warn(`[preview] ${message}`)
    this.#warned.add(message)
    return false
  }

  readonly #onWindowError = (event: globalThis.ErrorEvent): void => {
    this.#listener(event.error ?? event.message, 'error')
  }

  readonly #onRejection = (event: PromiseRejectionEvent): void => {
    this.#listener(event.reason, 'rejection')
  }
}

/** The text `App.onError` gets: the message and, on the next lines, the stack. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.stack?.includes(error.message) ? error.stack : `${error.message}\n${error.stack ?? ''}`
}
