/** What goes first when slots are short. */
export type Priority = 'high' | 'normal' | 'low'

const ORDER: readonly Priority[] = ['high', 'normal', 'low']

/** Items that ended while they waited are passed over. */
interface Queued {
  readonly isSettled: boolean
}

/** First in, first out, within each priority. Taking from the front costs the same however long the queue is. */
export class RequestQueue<T extends Queued> {
  private readonly lanes: Readonly<Record<Priority, Lane<T>>> = {
    high: new Lane<T>(),
    normal: new Lane<T>(),
    low: new Lane<T>(),
  }

  put(item: T, priority: Priority, place: 'first' | 'last'): void {
    if (place === 'first') this.lanes[priority].unshift(item)
    else this.lanes[priority].push(item)
  }

  /** The next item that is not settled: the next that `prefers` says yes to, if there is one. */
  take(prefers?: (item: T) => boolean): T | undefined {
    if (prefers !== undefined) {
      const preferred = this.takeFirst((lane) => lane.takeWhere((item) => !item.isSettled && prefers(item)))
      if (preferred !== undefined) return preferred
    }
    for (;;) {
      const item = this.takeFirst((lane) => lane.take())
      if (item?.isSettled !== true) return item
    }
  }

  /** Empties the queue. */
  takeAll(): T[] {
    const all: T[] = []
    for (let item = this.take(); item !== undefined; item = this.take()) all.push(item)
    return all
  }

  private takeFirst(take: (lane: Lane<T>) => T | undefined): T | undefined {
    for (const priority of ORDER) {
      const item = take(this.lanes[priority])
      if (item !== undefined) return item
    }
    return undefined
  }
}

/** Taken items are dropped in bulk: `shift` on a long array moves all the others each time. */
const COMPACT_AT = 1_024

class Lane<T> {
  private items: T[] = []
  private head = 0

  push(item: T): void {
    this.items.push(item)
  }

  unshift(item: T): void {
    if (this.head > 0) this.items[--this.head] = item
    else this.items.unshift(item)
  }

  take(): T | undefined {
    const item = this.items[this.head]
    if (item === undefined) return undefined
    this.head++
    if (this.head >= COMPACT_AT && this.head * 2 > this.items.length) {
      this.items = this.items.slice(this.head)
      this.head = 0
    }
    return item
  }

  takeWhere(matches: (item: T) => boolean): T | undefined {
    const index = this.items.findIndex((item, position) => position >= this.head && matches(item))
    return index < 0 ? undefined : this.items.splice(index, 1)[0]
  }
}
