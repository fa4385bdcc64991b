import type { Definition, Method } from './definition'

/** A `setData` call. */
export interface Call {
  /** Of its data as JSON. */
  readonly bytes: number
  /** By the binding when it is attached, by the binding later, or by the page's own code. */
  readonly by: 'attach' | 'binding' | 'page'
  readonly isHidden: boolean
  /** It changes nothing. */
  readonly isNoOp: boolean
  /** Calls of one tick go out together. */
  readonly tick: number
}

/** What a page needs to know of its surroundings. */
export interface Ticks {
  /** Changes from tick to tick. */
  now(): number
  /** Callbacks given to `wx.nextTick` are running. */
  isFlushing(): boolean
}

/** One open page: the definition that was registered, its behaviors, data and observers, and a count of its `setData`s. */
export class FakePage {
  readonly route: string
  readonly calls: Call[] = []
  isHidden = false
  readonly instance: Record<string, unknown>
  private readonly definition: Definition
  private readonly ticks: Ticks
  private isAttaching = false
  private depth = 0

  constructor(route: string, definition: Definition, ticks: Ticks) {
    this.route = route
    this.definition = definition
    this.ticks = ticks
    this.instance = {
      ...definition.methods,
      data: { ...definition.data },
      setData: (data: Readonly<Record<string, unknown>>) => this.setData(data),
    }
  }

  /** Attached first, then loaded, then shown, as the platform does. */
  open(): void {
    this.isAttaching = true
    this.definition.behaviors?.forEach(({ lifetimes }) => lifetimes?.attached?.call(this.instance))
    this.isAttaching = false
    this.call('onLoad', {})
    this.call('onShow')
  }

  close(): void {
    this.call('onUnload')
    this.definition.behaviors?.forEach(({ lifetimes }) => lifetimes?.detached?.call(this.instance))
  }

  /** Calls a handler of the page. */
  call(name: string, ...parameters: unknown[]): unknown {
    const method = this.instance[name] as Method | undefined
    return method?.call(this.instance, ...parameters)
  }

  private setData(changes: Readonly<Record<string, unknown>>): void {
    const data = this.instance.data as Record<string, unknown>
    const isNoOp = Object.entries(changes).every(([name, value]) => Object.is(data[name], value))
    this.calls.push({
      bytes: Buffer.byteLength(JSON.stringify(changes)),
      by: this.isAttaching ? 'attach' : this.depth === 0 && this.ticks.isFlushing() ? 'binding' : 'page',
      isHidden: this.isHidden,
      isNoOp,
      tick: this.ticks.now(),
    })
    Object.assign(data, changes)
    this.observe(Object.keys(changes))
  }

  private observe(changed: readonly string[]): void {
    this.depth++
    for (const [names, observer] of Object.entries(this.definition.observers ?? {})) {
      const watched = names.split(',').map((name) => name.trim())
      if (!watched.some((name) => changed.includes(name))) continue
      const data = this.instance.data as Record<string, unknown>
      observer.call(this.instance, ...watched.map((name) => data[name]))
    }
    this.depth--
  }
}
