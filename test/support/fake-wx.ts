import type { HttpOutcome } from '../../miniprogram/core/ports'

/** The callbacks of an asynchronous `wx` call. */
interface Callbacks {
  readonly success?: (result: unknown) => void
  readonly fail?: (failure: unknown) => void
}

/** How an asynchronous `wx` call ends. */
export type Ending = (callbacks: Callbacks) => void

export const succeed =
  (result: object = {}): Ending =>
  ({ success }) => {
    success?.({ errMsg: 'ok', ...result })
  }

/** Without a `fail` the platform answers with a promise, whose rejection nobody handles: that is a fault of ours. */
export const fail =
  (failure?: unknown): Ending =>
  (callbacks) => {
    if (callbacks.fail === undefined) throw new Error('the failure of this call would be handled by nobody')
    callbacks.fail(failure)
  }

export const hang: Ending = () => undefined

export const twice =
  (first: Ending, second: Ending): Ending =>
  (callbacks) => {
    first(callbacks)
    second(callbacks)
  }

export const throwing =
  (error: unknown): Ending =>
  () => {
    throw error
  }

/** After the call returned, as the platform mostly does. */
export const later =
  (ending: Ending): Ending =>
  (callbacks) => {
    setImmediate(() => {
      ending(callbacks)
    })
  }

export interface WxCall {
  readonly name: string
  readonly option: Readonly<Record<string, unknown>>
}

const EVENTS = ['onAppShow', 'onAppHide', 'onNetworkStatusChange']
const CALLS = [
  'login',
  'checkSession',
  'request',
  'getNetworkType',
  'navigateTo',
  'redirectTo',
  'navigateBack',
  'switchTab',
  'reLaunch',
  'setNavigationBarTitle',
  'setTabBarItem',
  'showToast',
  'showModal',
  'setClipboardData',
  'stopPullDownRefresh',
]

/**
 * A global `wx` whose every call ends as the test says. It knows exactly what it was told of: the adapters must not
 * call anything else.
 */
export class FakeWx {
  readonly calls: WxCall[] = []
  readonly storage = new Map<string, unknown>()
  readonly realtimeLog: unknown[][] = []
  /** Requests whose task was aborted. */
  aborted = 0
  /** Routes of the open pages, the one on top last. */
  pages = ['pages/home/home']
  updatesApplied = 0
  private readonly endings = new Map<string, Ending>()
  private readonly listeners = new Map<string, (event: unknown) => void>()

  /** Makes this the global `wx`, with `getCurrentPages` beside it. */
  install(): this {
    const wx: Record<string, unknown> = {
      getStorageSync: (key: string) => this.storage.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => this.storage.set(key, value),
      removeStorageSync: (key: string) => this.storage.delete(key),
      getAppBaseInfo: () => ({ language: 'zh_CN' }),
      getDeviceInfo: () => ({ platform: 'ios' }),
      getAccountInfoSync: () => ({ miniProgram: { envVersion: 'release' } }),
      getRealtimeLogManager: () => ({ error: (...parts: unknown[]) => this.realtimeLog.push(parts) }),
      getUpdateManager: () => ({
        onUpdateReady: this.listen('onUpdateReady'),
        applyUpdate: () => this.updatesApplied++,
      }),
    }
    CALLS.forEach((name) => (wx[name] = this.answering(name)))
    EVENTS.forEach((name) => (wx[name] = this.listen(name)))
    Object.assign(globalThis, { wx, getCurrentPages: () => this.pages.map((route) => ({ route })) })
    return this
  }

  /** How calls of an API end from now on; they succeed otherwise. */
  ends(name: string, ending: Ending): void {
    this.endings.set(name, ending)
  }

  /** Replaces a synchronous API, or takes it away. */
  set(name: string, implementation: ((...parts: never[]) => unknown) | undefined): void {
    Object.assign(wx, { [name]: implementation })
  }

  /** The platform tells an event. */
  emit(name: string, event: unknown = {}): void {
    this.listeners.get(name)?.(event)
  }

  /** The options of an API's calls, callbacks left out. */
  options(name: string): unknown[] {
    return this.calls
      .filter((call) => call.name === name)
      .map(({ option }) =>
        Object.fromEntries(Object.entries(option).filter(([, value]) => typeof value !== 'function')),
      )
  }

  private answering(name: string) {
    return (option: Callbacks & Record<string, unknown> = {}) => {
      this.calls.push({ name, option })
      const ending = this.endings.get(name) ?? succeed()
      ending(option)
      return { abort: () => this.aborted++ }
    }
  }

  private listen(name: string) {
    return (listener: (event: unknown) => void) => {
      this.listeners.set(name, listener)
    }
  }
}

/** What a platform failure says of itself, for `it.each`: its words or number, and our code. */
export const FAILURES = [
  [{ errMsg: 'request:fail timeout' }, 'timeout'],
  [{ errMsg: 'request:fail time out' }, 'timeout'],
  [{ errMsg: 'login:fail:timeout' }, 'timeout'],
  [{ errMsg: 'request:fail', errno: 5 }, 'timeout'],
  [{ errMsg: 'request:fail interrupted' }, 'interrupted'],
  [{ errMsg: 'request:fail', errno: 600003 }, 'interrupted'],
  [{ errMsg: 'request:fail abort' }, 'aborted'],
  [{ errMsg: 'login:fail The login.code request is too frequent' }, 'rate_limited'],
  [{ errMsg: 'login:fail called too often' }, 'rate_limited'],
  [{ errMsg: 'request:fail ' }, 'network'],
  [{ errMsg: 'request:fail net::ERR_CONNECTION_REFUSED', errno: 600001 }, 'network'],
  [{ errno: 600002 }, 'network'],
  [{}, 'network'],
  [undefined, 'network'],
  [null, 'network'],
  ['request:fail', 'network'],
] as const

/** Narrows an outcome to its error's code. */
export function codeOf(outcome: HttpOutcome | undefined): string | undefined {
  return outcome?.kind === 'failed' ? outcome.error.code : undefined
}
