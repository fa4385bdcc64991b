/** What a page module gives to `Component()`, as far as it is used here. */
export interface Definition {
  readonly data?: Readonly<Record<string, unknown>>
  methods?: Record<string, Method>
  readonly observers?: Readonly<Record<string, Method>>
  readonly behaviors?: readonly Definition[]
  readonly lifetimes?: { attached?: Method; detached?: Method }
  definitionFilter?(definition: Definition): void
}

export type Method = (this: unknown, ...parameters: unknown[]) => unknown
