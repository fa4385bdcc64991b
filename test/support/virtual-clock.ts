import type { Clock, TimerId } from '../../miniprogram/core/ports'

interface Timer {
  readonly at: number
  readonly id: number
  readonly callback: () => void
}

/** One clock for actors, ports and the simulated world: a binary heap, because sorting all timers at each step is slow. */
export class VirtualClock implements Clock {
  private time: number
  /** How far the device's clock was set back; timers do not notice. */
  private lag = 0
  private nextId = 1
  private readonly heap: Timer[] = []
  private readonly live = new Set<number>()

  constructor(start = 1_000_000) {
    this.time = start
  }

  now = (): number => this.time - this.lag

  setTimeout = (callback: () => void, milliseconds: number): number => {
    const timer: Timer = { at: this.time + Math.max(0, milliseconds), id: this.nextId++, callback }
    this.live.add(timer.id)
    this.push(timer)
    return timer.id
  }

  clearTimeout = (id: TimerId): void => {
    this.live.delete(id as number)
  }

  /** The user, or the network, sets the device's clock back. */
  setBack(milliseconds: number): void {
    this.lag += milliseconds
  }

  isPending(id: TimerId): boolean {
    return this.live.has(id as number)
  }

  /** Timers that have not fired and were not cleared. */
  get pending(): number {
    return this.live.size
  }

  /** Lets `milliseconds` pass; promises are settled before, between and after the timers. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds
    await settle()
    while (this.fireNext(end)) await settle()
    this.time = end
  }

  /** Runs until no timer is left. */
  async drain(): Promise<void> {
    await settle()
    while (this.fireNext(Infinity)) await settle()
  }

  private fireNext(until: number): boolean {
    for (;;) {
      const next = this.heap[0]
      if (next === undefined || next.at > until) return false
      this.pop()
      if (!this.live.delete(next.id)) continue
      this.time = next.at
      next.callback()
      return true
    }
  }

  private push(timer: Timer): void {
    this.heap.push(timer)
    let index = this.heap.length - 1
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (!this.isBefore(index, parent)) return
      this.swap(index, parent)
      index = parent
    }
  }

  private pop(): void {
    const last = this.heap.pop()
    if (last === undefined || this.heap.length === 0) return
    this.heap[0] = last
    let index = 0
    for (;;) {
      const left = 2 * index + 1
      let smallest = index
      if (left < this.heap.length && this.isBefore(left, smallest)) smallest = left
      if (left + 1 < this.heap.length && this.isBefore(left + 1, smallest)) smallest = left + 1
      if (smallest === index) return
      this.swap(index, smallest)
      index = smallest
    }
  }

  private isBefore(a: number, b: number): boolean {
    const [left, right] = [this.heap[a], this.heap[b]]
    if (left === undefined || right === undefined) return false
    return left.at < right.at || (left.at === right.at && left.id < right.id)
  }

  private swap(a: number, b: number): void {
    const [left, right] = [this.heap[a], this.heap[b]]
    if (left === undefined || right === undefined) return
    this.heap[a] = right
    this.heap[b] = left
  }
}

/** Lets every promise that can settle now do so. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
