import type { Clock } from '../core/ports'

/** The device's time and timers. */
export function createClock(): Clock {
  return {
    now: () => Date.now(),
    setTimeout: (callback, milliseconds) => setTimeout(callback, milliseconds),
    clearTimeout: (id) => {
      clearTimeout(id as number)
    },
  }
}
