import type { Clock, TimerId } from '../core/ports'

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
export class PausableClock implements Clock {
  private readonly clock: Clock
  private readonly timers = new Map<number, Timer>()
  private isPaused = false
  private lastId = 0

  constructor(clock: Clock) {
    this.clock = clock
  }

  /** The time of day: it goes on while the clock is paused. */
  readonly now = (): number => this.clock.now()

  // The actor system takes these two without their object.
  readonly setTimeout = (callback: () => void, milliseconds: number): TimerId => {
    const id = ++this.lastId
    const timer: Timer = { callback, remaining: Math.max(0, milliseconds), startedAt: 0, handle: 0 }
    this.timers.set(id, timer)
    if (!this.isPaused) this.arm(id, timer)
    return id
  }

  readonly clearTimeout = (id: TimerId): void => {
    const timer = this.timers.get(id as number)
    if (timer === undefined) return
    this.timers.delete(id as number)
    this.clock.clearTimeout(timer.handle)
  }

  pause(): void {
    if (this.isPaused) return
    this.isPaused = true
    for (const timer of this.timers.values()) {
      this.clock.clearTimeout(timer.handle)
      // A clock that was set back has not given the timer more time.
      const elapsed = Math.max(0, this.clock.now() - timer.startedAt)
      timer.remaining = Math.max(0, timer.remaining - elapsed)
    }
  }

  resume(): void {
    if (!this.isPaused) return
    this.isPaused = false
    for (const [id, timer] of this.timers) this.arm(id, timer)
  }

  private arm(id: number, timer: Timer): void {
    timer.startedAt = this.clock.now()
    timer.handle = this.clock.setTimeout(() => {
      this.timers.delete(id)
      timer.callback()
    }, timer.remaining)
  }
}
