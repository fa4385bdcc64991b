/**
 * The part of `AbortSignal` that XState's types name and `miniprogram/platform/abort-controller.ts` implements.
 * Only the type: the mini-program's runtime has no such global, so no value is declared.
 */
interface AbortSignal {
  readonly aborted: boolean
  throwIfAborted(): void
  addEventListener(type: 'abort', listener: () => void, options?: boolean | { once?: boolean }): void
  removeEventListener(type: 'abort', listener: () => void): void
}
