import type { Root } from 'glass-easel-miniprogram-adapter'
import type { Environment } from './environment'
import { toUrl, type Route } from './routes'

/** The object a page's own code knows as `this`. */
export interface PageObject {
  route: string
  options: Readonly<Record<string, string>>
  readonly data: Readonly<Record<string, unknown>>
  setData(data: Record<string, unknown>): void
  readonly [member: string]: unknown
}

/**
 * One page: its component and the DOM it stands in. The frame is as large as the screen's free part and is the
 * containing block of `position: fixed`; the scroller inside it scrolls.
 */
export class Page {
  readonly route: Route
  readonly object: PageObject
  readonly frame = document.createElement('div')
  readonly scroller = document.createElement('div')
  readonly #root: Root
  readonly #guard: (run: () => void) => void
  #isShown = false

  constructor(environment: Environment, route: Route, guard: (run: () => void) => void) {
    this.route = route
    this.#guard = guard
    this.#root = environment.createRoot('page-root', toUrl(route))
    this.object = this.#root.get() as unknown as PageObject
    this.object.route = route.path
    this.object.options = route.query
    this.frame.className = 'page-frame'
    this.scroller.className = 'page-scroller'
    this.frame.append(this.scroller)
  }

  get isShown(): boolean {
    return this.#isShown
  }

  /** Puts the page on screen: `attached`, `onLoad`, `onShow`, then `ready` and `onReady`. */
  open(screen: HTMLElement): void {
    const element = document.createElement('wx-page')
    element.dataset.page = this.route.path
    const placeholder = document.createElement('span')
    element.append(placeholder)
    this.scroller.append(element)
    screen.append(this.frame)
    this.#root.attach(element as never, placeholder as never)
    this.call('onLoad', this.route.query)
    this.show()
    queueMicrotask(() => {
      this.call('onReady')
    })
  }

  show(): void {
    if (this.#isShown) return
    this.#isShown = true
    this.frame.hidden = false
    this.call('onShow')
    this.#root.getComponent().triggerPageLifetime('show', [])
  }

  /** @param keepVisible the app goes to the background: the page stays on screen */
  hide(keepVisible = false): void {
    if (!this.#isShown) return
    this.#isShown = false
    this.frame.hidden = !keepVisible
    this.call('onHide')
    this.#root.getComponent().triggerPageLifetime('hide', [])
  }

  unload(): void {
    this.#isShown = false
    this.call('onUnload')
    this.#root.release()
    this.frame.remove()
  }

  /** Calls one of the page's own functions, if it has it. */
  call(name: string, ...args: readonly unknown[]): void {
    const method = this.object[name]
    if (typeof method !== 'function') return
    this.#guard(() => {
      method.apply(this.object, args)
    })
  }
}
