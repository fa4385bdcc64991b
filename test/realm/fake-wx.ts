import type { HttpMethod } from '../../miniprogram/core/ports'
import { FakeBackend } from '../support/fake-backend'

/** What `wx.login` answers in DevTools without a real AppID. */
const MOCK_CODE = 'the code is a mock one'

interface Callbacks {
  success?: (result: unknown) => void
  fail?: (failure: { errMsg: string }) => void
}

interface RequestOption extends Callbacks {
  readonly url: string
  readonly method: HttpMethod
  readonly header: Record<string, string>
  readonly data?: Record<string, unknown>
}

/** WeChat as the app's modules see it, with what a test wants to know of it. */
export interface FakeWx {
  /** The global `wx`; a name that it lacks throws by that name. */
  readonly wx: object
  readonly backend: FakeBackend
  readonly stored: Map<string, unknown>
  /** Paths of the open pages. */
  readonly routes: string[]
  readonly counts: { logins: number; keyChecks: number }
}

/** @param isTourist with DevTools' `touristappid` `wx.login` gives a mock code and `wx.checkSession` always fails */
export function createFakeWx({ isTourist }: { isTourist: boolean }): FakeWx {
  const backend = new FakeBackend()
  const stored = new Map<string, unknown>()
  const routes = ['pages/home/home']
  const counts = { logins: 0, keyChecks: 0 }
  const api = {
    ...inertApi(isTourist),
    ...storageApi(stored),
    ...navigationApi(routes),
    login(option: Callbacks) {
      counts.logins++
      answer(option, { code: isTourist ? MOCK_CODE : backend.issueCode(), errMsg: 'login:ok' })
    },
    checkSession(option: Callbacks) {
      counts.keyChecks++
      if (isTourist) later(() => option.fail?.({ errMsg: 'checkSession:fail' }))
      else answer(option, { errMsg: 'checkSession:ok' })
    },
    request(option: RequestOption) {
      const { status, body } = exchange(backend, option)
      answer(option, { statusCode: status, data: body, errMsg: 'request:ok' })
      return { abort: () => undefined }
    },
  }
  return { wx: strict(api), backend, stored, routes, counts }
}

/** The emulator's part: a mock code stands for the one development user. */
function exchange(backend: FakeBackend, { url, method, header, data }: RequestOption) {
  const body = data?.js_code === MOCK_CODE ? { js_code: backend.issueCode() } : data
  const outcome = backend.answer({ url, method, header, ...(body === undefined ? {} : { body }) })
  return outcome.kind === 'answered' ? outcome : { status: 502, body: '' }
}

function storageApi(stored: Map<string, unknown>) {
  return {
    getStorageSync: (key: string) => stored.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void stored.set(key, value),
    removeStorageSync: (key: string) => void stored.delete(key),
  }
}

function navigationApi(routes: string[]) {
  const open = ({ url }: { url: string }) => void routes.push(url.slice(1))
  const replaceAll = ({ url }: { url: string }) => void routes.splice(0, routes.length, url.slice(1))
  return {
    navigateTo: open,
    redirectTo: open,
    navigateBack: ({ delta }: { delta: number }) => void routes.splice(Math.max(1, routes.length - delta)),
    switchTab: replaceAll,
    reLaunch: replaceAll,
  }
}

/** What the app calls at launch and nothing in these tests asks about. */
function inertApi(isTourist: boolean) {
  const nothing = () => undefined
  return {
    getAppBaseInfo: () => ({ language: 'zh_CN', SDKVersion: '2.32.3' }),
    getDeviceInfo: () => ({ platform: isTourist ? 'devtools' : 'ios' }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop' } }),
    getUpdateManager: () => ({ onUpdateReady: nothing, applyUpdate: nothing }),
    getRealtimeLogManager: () => ({ error: nothing }),
    getNetworkType: (option: Callbacks) => answer(option, { networkType: 'wifi' }),
    onNetworkStatusChange: nothing,
    onAppShow: nothing,
    onAppHide: nothing,
    setNavigationBarTitle: nothing,
    setTabBarItem: nothing,
    nextTick: (callback: () => void) => later(callback),
  }
}

function answer({ success }: Callbacks, result: unknown): void {
  later(() => success?.(result))
}

/** WeChat answers from outside of the JavaScript thread, never within the call. */
function later(callback: () => void): void {
  setTimeout(callback, 1)
}

function strict<T extends object>(api: T): T {
  return new Proxy(api, {
    get(target, name) {
      if (name in target) return target[name as keyof T]
      throw new Error(`wx.${String(name)} is called and not faked`)
    },
  })
}
