/**
 * `AbortController` for a runtime that has none: mini-programs lack the global, and XState's promise actors cannot
 * start without it. Code imports it from here; the xstate bundle gets it injected. It never becomes a global.
 *
 * Follows https://dom.spec.whatwg.org/#aborting-ongoing-activities, without `AbortSignal.any`, `.timeout` and the
 * event features that need a tree of nodes.
 */

/** What listeners receive. */
export interface AbortEvent {
  readonly type: 'abort'
  readonly target: AbortSignal
}

/** A function, or an object with `handleEvent`, as `addEventListener` takes it. */
export type AbortListener = ((event: AbortEvent) => void) | { handleEvent: (event: AbortEvent) => void }

interface Registration {
  readonly listener: AbortListener
  readonly isOnce: boolean
  isRemoved: boolean
}

/** Tells what it is given to that the work is no longer wanted. Made by {@link AbortController} only. */
export class AbortSignal {
  /** True once the controller aborted; never false again. */
  aborted = false
  /** Why; undefined until then. */
  reason: unknown = undefined
  private registrations: Registration[] = []
  private handler: ((event: AbortEvent) => void) | null = null
  private readonly callHandler = (event: AbortEvent): void => {
    this.handler?.(event)
  }

  /** `expose` receives the one function that aborts this signal. */
  constructor(expose: (abort: (reason: unknown) => void) => void) {
    expose((reason) => {
      this.abort(reason)
    })
  }

  /** The listener in attribute form; keeps the place in the order that it had when it was first set. */
  get onabort(): ((event: AbortEvent) => void) | null {
    return this.handler
  }

  set onabort(handler: ((event: AbortEvent) => void) | null) {
    this.handler = handler
    if (handler === null) this.removeEventListener('abort', this.callHandler)
    else this.addEventListener('abort', this.callHandler)
  }

  /** Throws the reason once aborted. */
  throwIfAborted(): void {
    if (this.aborted) throw this.reason
  }

  /** Adding the same listener twice has no effect; types other than `abort` never happen here. */
  addEventListener(
    type: string,
    listener: AbortListener | null,
    options?: boolean | { once?: boolean },
  ): void {
    if (type !== 'abort' || listener === null) return
    if (this.registrations.some((registration) => registration.listener === listener)) return
    const isOnce = typeof options === 'object' && options.once === true
    this.registrations = [...this.registrations, { listener, isOnce, isRemoved: false }]
  }

  /** A listener removed while others are being called is not called any more. */
  removeEventListener(type: string, listener: AbortListener | null): void {
    if (type !== 'abort') return
    this.registrations = this.registrations.filter((registration) => {
      if (registration.listener !== listener) return true
      registration.isRemoved = true
      return false
    })
  }

  private abort(reason: unknown): void {
    if (this.aborted) return
    this.aborted = true
    this.reason = reason === undefined ? createAbortError() : reason
    const event: AbortEvent = { type: 'abort', target: this }
    for (const registration of this.registrations) {
      if (registration.isRemoved) continue
      if (registration.isOnce) this.removeEventListener('abort', registration.listener)
      call(registration.listener, event)
    }
  }
}

/** Owns one {@link AbortSignal} and aborts it. */
export class AbortController {
  readonly signal: AbortSignal
  private readonly abortSignal: (reason: unknown) => void

  constructor() {
    let abortSignal: (reason: unknown) => void = () => undefined
    this.signal = new AbortSignal((abort) => {
      abortSignal = abort
    })
    this.abortSignal = abortSignal
  }

  /** Aborts once; later calls and later reasons change nothing. Without a reason it is an `AbortError`. */
  abort(reason?: unknown): void {
    this.abortSignal(reason)
  }
}

function createAbortError(): Error {
  const error = new Error('This operation was aborted')
  error.name = 'AbortError'
  return error
}

/** One listener's fault is reported to the app (`App.onError`) and does not keep the others from being called. */
function call(listener: AbortListener, event: AbortEvent): void {
  try {
    if (typeof listener === 'function') listener.call(event.target, event)
    else listener.handleEvent(event)
  } catch (error) {
    setTimeout(() => {
      throw error
    }, 0)
  }
}
