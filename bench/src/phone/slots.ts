/** What the platform allows in flight together: requests, uploads and downloads. */
export const PLATFORM_SLOTS = 10

/** The platform's own queue: ten run, the others wait, first come, first served. */
export class PlatformSlots {
  private running = 0
  private readonly waiting: (() => void)[] = []
  private head = 0

  /** Calls `start` now or when a slot gets free; the function given to it must be called once, when it is over. */
  run(start: (release: () => void) => void): void {
    const begin = (): void => {
      this.running++
      start(() => {
        this.running--
        this.next()
      })
    }
    if (this.running < PLATFORM_SLOTS) begin()
    else this.waiting.push(begin)
  }

  private next(): void {
    const begin = this.waiting[this.head]
    if (begin === undefined) return
    this.head++
    begin()
  }
}
