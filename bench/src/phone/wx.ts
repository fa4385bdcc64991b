import type { Phone } from './phone'
import type { Callbacks, WxRequest } from './wire'

/** Paths of the open pages, and the moves between them. */
export interface PageStack {
  routes(): readonly string[]
  navigateTo(route: string): void
  navigateBack(delta: number): void
  switchTab(route: string): void
}

type Option = Callbacks<Record<string, unknown>>

/** The global `wx` of a phone: what the clients under test call, and nothing else. */
export function createWx(phone: Phone, pages: PageStack): Record<string, unknown> {
  const answer = (result: Record<string, unknown>) => (option: Option) => phone.soon(option, result)
  return {
    ...storageApi(phone),
    ...navigationApi(pages),
    ...inertApi(),
    login: (option: Callbacks<{ code: string; errMsg: string }>) => phone.login(option),
    request: (option: WxRequest) => phone.request(option),
    checkSession: answer({ errMsg: 'checkSession:ok' }),
    getUserInfo: answer({ encryptedData: 'data', iv: 'iv', userInfo: { nickName: '微信用户' } }),
    getNetworkType: answer({ networkType: 'wifi' }),
    nextTick: (callback: () => void) => phone.clock.setTimeout(callback, 0),
  }
}

function storageApi(phone: Phone) {
  const { stored } = phone
  return {
    getStorageSync: (key: string) => stored.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void stored.set(key, value),
    removeStorageSync: (key: string) => void stored.delete(key),
    getStorage(option: Callbacks<{ data: unknown }> & { key: string }) {
      if (stored.has(option.key)) phone.soon(option, { data: stored.get(option.key) })
      else phone.clock.setTimeout(() => phone.fail(option, 'getStorage:fail data not found'), 0)
    },
    setStorage(option: Option & { key: string; data: unknown }) {
      stored.set(option.key, option.data)
      phone.soon(option, {})
    },
  }
}

function navigationApi(pages: PageStack) {
  const route = ({ url }: { url: string }): string => url.replace(/^\//, '').replace(/\?.*$/, '')
  return {
    navigateTo: (option: { url: string }) => pages.navigateTo(route(option)),
    redirectTo: (option: { url: string }) => pages.navigateTo(route(option)),
    navigateBack: ({ delta = 1 }: { delta?: number }) => pages.navigateBack(delta),
    switchTab: (option: { url: string }) => pages.switchTab(route(option)),
    reLaunch: (option: { url: string }) => pages.switchTab(route(option)),
  }
}

/** What is called at launch and decides nothing here. */
function inertApi() {
  const nothing = (): void => undefined
  return {
    getAppBaseInfo: () => ({ language: 'zh_CN', SDKVersion: '3.8.0' }),
    getDeviceInfo: () => ({ platform: 'ios' }),
    getSystemInfoSync: () => ({ platform: 'ios', SDKVersion: '3.8.0' }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0', envVersion: 'release' } }),
    getUpdateManager: () => ({ onUpdateReady: nothing, applyUpdate: nothing }),
    getRealtimeLogManager: () => ({ error: nothing }),
    onNetworkStatusChange: nothing,
    onAppShow: nothing,
    onAppHide: nothing,
    onSocketOpen: nothing,
    onSocketMessage: nothing,
    onSocketClose: nothing,
    onSocketError: nothing,
    setNavigationBarTitle: nothing,
    setTabBarItem: nothing,
    stopPullDownRefresh: nothing,
  }
}
