import type * as glassEasel from 'glass-easel'

/** Default values tell the type; null takes anything. */
export type PropertyDefaults = Readonly<Record<string, string | number | boolean | null>>

/** A built-in component: its properties, and code that runs once for every element of it. */
export interface BuiltIn {
  readonly tag: string
  readonly properties: PropertyDefaults
  readonly setUp?: (host: Host) => void
}

/** https://developers.weixin.qq.com/miniprogram/dev/framework/view/wxml/event.html */
export interface TriggerOptions {
  readonly bubbles?: boolean
  readonly composed?: boolean
}

type Observe = (names: string[], run: () => void) => void
type OnLifetime = (name: 'created' | 'attached' | 'detached', run: () => void) => void

/** `StyleSegmentIndex.TEMP_EXTRA`: a class segment that templates leave alone. The enum itself is for types only. */
const TEMPORARY_CLASSES = 3 as unknown as glassEasel.StyleSegmentIndex

/** What a built-in works with: its element, its properties and its events. */
export class Host {
  readonly element: HTMLElement
  readonly #component: glassEasel.GeneralComponent
  readonly #observe: Observe
  readonly #onLifetime: OnLifetime

  constructor(component: glassEasel.GeneralComponent, observe: Observe, onLifetime: OnLifetime) {
    this.#component = component
    this.#observe = observe
    this.#onLifetime = onLifetime
    this.element = component.getBackendElement() as unknown as HTMLElement
  }

  text(name: string): string {
    return toText(this.#component.data[name])
  }

  flag(name: string): boolean {
    return Boolean(this.#component.data[name])
  }

  number(name: string): number {
    return Number(this.#component.data[name])
  }

  value(name: string): unknown {
    return this.#component.data[name]
  }

  /** Path of the page or component whose template this element stands in. */
  get owner(): string {
    return this.#component.ownerShadowRoot?.getHostNode().is ?? ''
  }

  get dataset(): Readonly<Record<string, unknown>> {
    return this.#component.dataset
  }

  /** The element with this id in the same template. */
  sibling(id: string): HTMLElement | null {
    const found = this.#component.ownerShadowRoot?.getElementById(id)
    return (found?.getBackendElement() ?? null) as HTMLElement | null
  }

  /** Changes a property from inside; two-way bindings (`model:`) hear of it. */
  set(name: string, value: unknown): void {
    this.#component.setData({ [name]: value })
  }

  /** Runs now and whenever one of the properties changes. */
  watch(names: string[], run: () => void): void {
    this.#observe(names, run)
    this.#onLifetime('created', run)
  }

  onAttached(run: () => void): void {
    this.#onLifetime('attached', run)
  }

  /** Listens to an event of the mini-program, such as `tap`. */
  on(event: string, run: (originalEvent: unknown) => void): void {
    this.#component.addListener(event, (received) => {
      run(received.getOriginalEvent())
    })
  }

  trigger(event: string, detail: unknown, options: TriggerOptions = {}): void {
    this.#component.triggerEvent(event, detail, options)
  }

  /** Classes beside those of the template, such as the hover class; they carry the prefix of the owner's styles. */
  setTemporaryClass(names: string): void {
    this.#component.setNodeClass(names, TEMPORARY_CLASSES)
  }
}

/** A property's value as an attribute shows it. */
export function toText(value: unknown): string {
  if (typeof value === 'string') return value
  return value === null || value === undefined ? '' : JSON.stringify(value)
}
