import type { Clock } from '../../../miniprogram/core/ports'
import { settle, type VirtualClock } from '../virtual-clock'

/**
 * The app's JavaScript thread: everything that comes from outside goes through it. While the app is in the background
 * the platform stops it; then the world goes on, and what became due meanwhile waits: timers, and answers.
 */
export class JsThread {
  /** The app's clock. */
  readonly clock: Clock
  private readonly overdue = new Map<number, () => void>()
  private arrived: (() => void)[] = []
  private isFrozen = false
  private isDead = false

  constructor(world: VirtualClock) {
    this.clock = {
      now: world.now,
      setTimeout: (callback, milliseconds) => {
        const id = world.setTimeout(() => {
          if (this.isDead) return
          if (this.isFrozen) this.overdue.set(id, callback)
          else callback()
        }, milliseconds)
        return id
      },
      clearTimeout: (id) => {
        world.clearTimeout(id)
        this.overdue.delete(id as number)
      },
    }
  }

  /** No code runs: nothing that is checked from outside can be in the middle of something. */
  get isStill(): boolean {
    return this.isFrozen || this.isDead
  }

  get isKilled(): boolean {
    return this.isDead
  }

  /** A callback of the platform. */
  deliver(callback: () => void): void {
    if (this.isDead) return
    if (this.isFrozen) this.arrived.push(callback)
    else callback()
  }

  freeze(): void {
    this.isFrozen = true
  }

  /** The process ends: nothing is delivered any more. */
  kill(): void {
    this.isDead = true
  }

  /**
   * Goes on: overdue timers fire first, as they do on phones; the order of the answers and of `onAppShow` is not
   * promised anywhere.
   */
  async thaw(tellShown: () => void, isShownFirst: boolean): Promise<void> {
    this.isFrozen = false
    for (const [id, callback] of this.overdue) {
      this.overdue.delete(id)
      await this.run(callback)
    }
    if (isShownFirst) await this.run(tellShown)
    const answers = this.arrived
    this.arrived = []
    for (const answer of answers) await this.run(answer)
    if (!isShownFirst) await this.run(tellShown)
  }

  private async run(callback: () => void): Promise<void> {
    if (this.isDead) return
    callback()
    await settle()
  }
}
