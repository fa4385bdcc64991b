import type { Clock, TimerId } from '../core/ports'

/** A clock whose timers stand still while it is paused. `now` goes on: it is the time of day. */
export interface PausableClock extends Clock {
  pause(): void
  resume(): void
}

interface Timer {
  readonly callback: () => void
  remaining: number
  startedAt: number
  handle: TimerId
}

/**
 * While the app is hidden the platform freezes timers and lets them fire together on return, before the answers that
 * arrived meanwhile: a timeout would then fail a request that has succeeded. Timers of this clock lose no time while
 * the app is hidden.
 */
export function createPausableClock(clock: Clock): PausableClock {
  const timers = new Map<number, Timer>()
  let isPaused = false
  let lastId = 0

  const arm = (id: number, timer: Timer): void => {
    timer.startedAt = clock.now()
    timer.handle = clock.setTimeout(() => {
      timers.delete(id)
      timer.callback()
    }, timer.remaining)
  }

  return {
    now: () => clock.now(),
    setTimeout(callback, milliseconds) {
      const id = ++lastId
      const timer: Timer = { callback, remaining: Math.max(0, milliseconds), startedAt: 0, handle: 0 }
      timers.set(id, timer)
      if (!isPaused) arm(id, timer)
      return id
    },
    clearTimeout(id) {
      const timer = timers.get(id as number)
      if (timer === undefined) return
      timers.delete(id as number)
      clock.clearTimeout(timer.handle)
    },
    pause() {
      if (isPaused) return
      isPaused = true
      for (const timer of timers.values()) {
        clock.clearTimeout(timer.handle)
        timer.remaining = Math.max(0, timer.remaining - (clock.now() - timer.startedAt))
      }
    },
    resume() {
      if (!isPaused) return
      isPaused = false
      for (const [id, timer] of timers) arm(id, timer)
    },
  }
}
