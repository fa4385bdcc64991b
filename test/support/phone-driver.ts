import type { PageObject } from '../../preview/phone/page'
import type { Phone } from '../../preview/phone/start'

/** An element, or a CSS selector of one on the page on top; component classes may be written without their prefix. */
export type Target = string | HTMLElement

/** A running mini-program as a test sees it: what is on screen, and what a finger can do. */
export class PhoneDriver {
  readonly phone: Phone
  readonly #document: Document

  constructor(phone: Phone, document: Document) {
    this.phone = phone
    this.#document = document
  }

  /** The page on top: its data and functions. */
  get page(): PageObject {
    const page = this.phone.context.stack.top
    if (!page) throw new Error('no page is open')
    return page.object
  }

  /** Paths of the open pages, oldest first. */
  get routes(): string[] {
    return this.phone.context.stack.pages.map((page) => page.route.path)
  }

  /** The text in the navigation bar. */
  get title(): string {
    return this.#document.querySelector('.nav-title')?.textContent ?? ''
  }

  get wx(): WechatMiniprogram.Wx {
    return wx
  }

  /** What the mini-program left uncaught. */
  get errors(): readonly unknown[] {
    return this.phone.errors
  }

  find(target: Target): HTMLElement {
    const found = typeof target === 'string' ? this.findAll(target)[0] : target
    if (!found) throw new Error(`nothing on ${this.page.route} matches ${describe(target)}:\n${this.text()}`)
    return found
  }

  findAll(selector: string): HTMLElement[] {
    const frame = this.phone.context.stack.top?.frame
    return [...(frame?.querySelectorAll<HTMLElement>(withPrefixes(selector)) ?? [])]
  }

  /** The innermost element whose text is this. */
  findText(text: string): HTMLElement {
    const matches = this.findAll('*').filter((element) => element.textContent.trim() === text)
    return this.find(matches.at(-1) ?? `*, with the text "${text}"`)
  }

  /** Text on the page on top, or in one element of it, with single spaces. */
  text(target?: Target): string {
    const element = target === undefined ? this.phone.context.stack.top?.frame : this.find(target)
    return (element?.textContent ?? '').replace(/\s+/g, ' ').trim()
  }

  /** Text the platform shows over the page (toast, modal, sheet); '' for none. */
  get overlay(): string {
    const shown = [...this.#document.querySelectorAll<HTMLElement>('.toast:not([hidden]), .shade')]
    return shown.map((element) => element.textContent).join(' ')
  }

  /** A tap by mouse, as the browser would send it. */
  tap(target: Target): void {
    const element = this.find(target)
    for (const type of ['mousedown', 'mouseup', 'click']) {
      element.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }))
    }
  }

  /** Taps a button of the platform's own: in the bars, in a modal or a sheet. */
  tapNative(text: string): void {
    const all = [...this.#document.querySelectorAll<HTMLElement>('.phone button')]
    const found = all.find(
      (button) => button.textContent === text || button.getAttribute('aria-label') === text,
    )
    if (!found) throw new Error(`the platform shows no button "${text}"`)
    found.click()
  }

  /** Types into an input or textarea, replacing what it holds, and leaves it. */
  type(target: Target, value: string): void {
    const native = this.find(target).querySelector<HTMLInputElement | HTMLTextAreaElement>('.native-control')
    if (!native) throw new Error(`${describe(target)} is no input`)
    native.value = value
    native.dispatchEvent(new Event('input', { bubbles: true }))
    native.dispatchEvent(new Event('blur'))
  }

  /** An event of the element's own, for what no finger in jsdom can do. */
  emit(target: Target, event: string, detail: unknown): void {
    const node = (
      this.find(target) as unknown as { __wxElement: { triggerEvent(name: string, detail: unknown): void } }
    ).__wxElement
    node.triggerEvent(event, detail)
  }

  /** Pulls the page down, if it refreshes. */
  pullDown(): void {
    this.phone.context.screen.pullDown.open()
  }

  /** Waits until promises and short timers have settled. @param milliseconds real time */
  async flush(milliseconds = 0): Promise<void> {
    await new Promise((resolve) => {
      setTimeout(resolve, milliseconds)
    })
  }
}

/** `.title` also finds `c3--title`, the class a component's isolated style gives it. */
function withPrefixes(selector: string): string {
  return selector
    .split(',')
    .map((part) =>
      part.replace(/\.([A-Za-z][\w-]*)/g, ':is(.$1, [class~="$1"], [class$="--$1"], [class*="--$1 "])'),
    )
    .join(',')
}

function describe(target: Target): string {
  return typeof target === 'string' ? target : target.outerHTML
}
