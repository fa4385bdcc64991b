import { settle } from '../virtual-clock'
import type { World } from './world'

/** Unfinished calls of a hidden app end after so many milliseconds. */
const INTERRUPTED_AFTER = 5_000

/** Whether the app is in the foreground, and what the platform does to it when it is not. */
export class Presence {
  /** What the app wants to hear of. */
  readonly showListeners: (() => void)[] = []
  readonly hideListeners: (() => void)[] = []
  private readonly world: World
  private hiddenAt: number | null = null
  private hiddenTime = 0
  private timers: number[] = []

  constructor(world: World) {
    this.world = world
  }

  get isHidden(): boolean {
    return this.hiddenAt !== null
  }

  /** Time that passed while the app was shown. */
  get visibleNow(): number {
    return (this.hiddenAt ?? this.world.clock.now()) - this.hiddenTime
  }

  /** @param freezesAfter milliseconds until its code is stopped */
  async hide(freezesAfter: number): Promise<void> {
    const { auth, clock, network, thread } = this.world
    if (this.isHidden) return
    this.hiddenAt = clock.now()
    call(this.hideListeners)
    await settle()
    const interrupt = clock.setTimeout(() => {
      network.interrupt()
      auth.interrupt()
    }, INTERRUPTED_AFTER)
    this.timers = [interrupt]
    if (freezesAfter === 0) thread.freeze()
    else
      this.timers.push(
        clock.setTimeout(() => {
          thread.freeze()
        }, freezesAfter),
      )
  }

  async show(): Promise<void> {
    if (!this.isHidden) return
    await this.world.thread.thaw(() => {
      this.leaveBackground()
      call(this.showListeners)
    }, this.world.random() < 0.5)
  }

  /** The app was killed: the next one is shown, and has not asked for anything yet. */
  startOver(): void {
    this.leaveBackground()
    this.showListeners.length = 0
    this.hideListeners.length = 0
  }

  private leaveBackground(): void {
    this.timers.forEach(this.world.clock.clearTimeout)
    this.timers = []
    if (this.hiddenAt !== null) this.hiddenTime += this.world.clock.now() - this.hiddenAt
    this.hiddenAt = null
  }
}

function call(listeners: readonly (() => void)[]): void {
  listeners.forEach((listener) => {
    listener()
  })
}
