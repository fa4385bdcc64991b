/** https://developers.weixin.qq.com/miniprogram/dev/framework/ability/network.html */
const MOST_AT_ONCE = 10

/** In the background, what is unfinished after this many milliseconds is interrupted. */
const BACKGROUND_GRACE = 5_000

interface Entry {
  readonly run: (signal: AbortSignal) => Promise<void>
  readonly fail: (reason: unknown) => void
  readonly abort: AbortController
  isRunning: boolean
}

/** Requests in the order they came, ten at a time; the app in the background interrupts them. */
export class RequestQueue {
  readonly #entries = new Set<Entry>()
  #graceTimer: ReturnType<typeof setTimeout> | undefined

  /** `fail` is called at most once, and never after `run` has ended well. */
  add(run: Entry['run'], fail: Entry['fail']): { cancel(reason: unknown): void } {
    const entry: Entry = { run, fail, abort: new AbortController(), isRunning: false }
    this.#entries.add(entry)
    // Later, as on the platform: the caller holds the task before anything can happen to it.
    queueMicrotask(() => {
      this.#startNext()
    })
    return {
      cancel: (reason) => {
        this.#end(entry, reason)
      },
    }
  }

  pause(reason: unknown): void {
    this.#graceTimer = setTimeout(() => {
      for (const entry of [...this.#entries]) this.#end(entry, reason)
    }, BACKGROUND_GRACE)
  }

  resume(): void {
    clearTimeout(this.#graceTimer)
  }

  #startNext(): void {
    const entries = [...this.#entries]
    let free = MOST_AT_ONCE - entries.filter((entry) => entry.isRunning).length
    for (const entry of entries) {
      if (free <= 0) return
      if (entry.isRunning) continue
      free -= 1
      entry.isRunning = true
      entry.run(entry.abort.signal).then(
        () => {
          this.#leave(entry)
        },
        (error: unknown) => {
          this.#end(entry, error)
        },
      )
    }
  }

  #end(entry: Entry, reason: unknown): void {
    if (!this.#entries.has(entry)) return
    this.#leave(entry)
    entry.abort.abort(reason)
    queueMicrotask(() => {
      entry.fail(reason)
    })
  }

  #leave(entry: Entry): void {
    this.#entries.delete(entry)
    this.#startNext()
  }
}
