/** How far the page is pulled, in CSS pixels, before letting go refreshes it. */
const THRESHOLD = 60
const FARTHEST = 110

/** What the gesture acts on: the scroller of the page on top, or null when that page does not refresh. */
export type PullTarget = () => HTMLElement | null

/** Pull-down refresh by finger or mouse: the page follows, three dots show, and letting go below the threshold refreshes. */
export class PullDown {
  readonly #target: PullTarget
  readonly #onRefresh: () => void
  #start: number | null = null
  #pulled: HTMLElement | null = null

  constructor(screen: HTMLElement, target: PullTarget, onRefresh: () => void) {
    this.#target = target
    this.#onRefresh = onRefresh
    screen.addEventListener('mousedown', (event) => this.#begin(event.clientY))
    window.addEventListener('mousemove', (event) => this.#move(event.clientY))
    window.addEventListener('mouseup', () => this.#end())
    screen.addEventListener('touchstart', (event) => this.#begin(event.touches[0]?.clientY ?? 0), {
      passive: true,
    })
    screen.addEventListener(
      'touchmove',
      (event) => {
        // Otherwise the browser takes the gesture for its own overscroll.
        if (this.#move(event.touches[0]?.clientY ?? 0) && event.cancelable) event.preventDefault()
      },
      { passive: false },
    )
    screen.addEventListener('touchend', () => this.#end())
    screen.addEventListener('touchcancel', () => this.#end())
  }

  get isOpen(): boolean {
    return this.#pulled?.classList.contains('is-refreshing') ?? false
  }

  /** Opens as if the user had pulled: the control beside the phone and `wx.startPullDownRefresh` do. */
  open(): void {
    const target = this.#target()
    if (!target || this.isOpen) return
    this.#pulled = target
    this.#settle(target, true)
    this.#onRefresh()
  }

  close(): void {
    if (this.#pulled) this.#settle(this.#pulled, false)
    this.#pulled = null
  }

  #begin(y: number): void {
    const target = this.#target()
    if (target && target.scrollTop <= 0 && !this.isOpen) this.#start = y
  }

  /** @returns whether the page moved */
  #move(y: number): boolean {
    const target = this.#target()
    if (this.#start === null || !target) return false
    const distance = y - this.#start
    if (distance <= 0 || target.scrollTop > 0) {
      if (this.#pulled) this.close()
      return false
    }
    this.#pulled = target
    target.classList.add('is-pulled')
    // The farther, the harder it pulls.
    target.style.transform = `translateY(${Math.min(FARTHEST, distance * 0.6)}px)`
    return true
  }

  #end(): void {
    if (this.#start === null) return
    this.#start = null
    const pulled = this.#pulled
    if (!pulled || this.isOpen) return
    const distance = Number(/-?[\d.]+/.exec(pulled.style.transform)?.[0] ?? 0)
    if (distance < THRESHOLD) {
      this.close()
      return
    }
    this.#settle(pulled, true)
    this.#onRefresh()
  }

  #settle(target: HTMLElement, isRefreshing: boolean): void {
    target.classList.remove('is-pulled')
    target.classList.toggle('is-refreshing', isRefreshing)
    target.style.transform = isRefreshing ? `translateY(${THRESHOLD}px)` : ''
  }
}
