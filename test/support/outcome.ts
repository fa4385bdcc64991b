import { isSessionError, type SessionErrorCode } from '../../miniprogram/core/errors'

/** What became of a promise: still nothing, a value, or a typed error; every further settling would show as well. */
export interface Outcome {
  value?: unknown
  code?: SessionErrorCode
  settled: number
}

/** Watches a promise that may settle later or never; anything but a typed error fails the test at once. */
export function watch(promise: Promise<unknown>): Outcome {
  const outcome: Outcome = { settled: 0 }
  promise.then(
    (value) => {
      outcome.settled++
      outcome.value = value
    },
    (error: unknown) => {
      outcome.settled++
      if (!isSessionError(error)) throw error
      outcome.code = error.code
    },
  )
  return outcome
}

/** What a function does, as a value: what it returns, or what it throws. */
export function tryTo<T>(run: () => T): { value?: T; error?: unknown } {
  try {
    return { value: run() }
  } catch (error) {
    return { error }
  }
}
