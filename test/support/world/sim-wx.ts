import type { TaskOption } from './task'
import type { World } from './world'

interface PageOption {
  readonly url: string
  readonly delta?: number
  fail?: (failure: { errMsg: string }) => void
}

const nothing = (): void => undefined

/** The global `wx` and what stands beside it, answered by the world. */
export function createSimWx(world: World): object {
  return {
    login: world.auth.login.bind(world.auth),
    checkSession: world.auth.checkSession.bind(world.auth),
    request: (option: TaskOption) => world.network.start('request', option),
    uploadFile: ({ formData, ...option }: TaskOption & { formData?: Record<string, unknown> }) =>
      world.network.start('upload', { ...option, ...(formData === undefined ? {} : { data: formData }) }),
    downloadFile: (option: TaskOption) => world.network.start('download', option),
    getStorageSync: (key: string) => world.storage.get(key),
    setStorageSync: (key: string, value: unknown) => {
      world.storage.set(key, value)
    },
    removeStorageSync: (key: string) => {
      world.storage.remove(key)
    },
    ...networkApi(world),
    ...lifecycleApi(world),
    ...pageApi(world),
    ...inertApi(),
  }
}

function networkApi(world: World) {
  return {
    getNetworkType({ success }: { success: (result: { networkType: string }) => void }) {
      const { thread, network } = world
      if (network.reach === 'silent') return
      world.clock.setTimeout(() => {
        thread.deliver(() => {
          success({ networkType: network.reach === 'off' ? 'none' : 'wifi' })
        })
      }, 1)
    },
    onNetworkStatusChange(listener: (status: { isConnected: boolean }) => void) {
      world.network.listeners.push((isConnected) => {
        listener({ isConnected })
      })
    },
  }
}

function lifecycleApi(world: World) {
  return {
    onAppShow: (listener: () => void) => world.presence.showListeners.push(listener),
    onAppHide: (listener: () => void) => world.presence.hideListeners.push(listener),
    nextTick: (callback: () => void) => world.thread.clock.setTimeout(callback, 0),
  }
}

function pageApi({ pages }: World) {
  return {
    navigateTo({ url, fail }: PageOption) {
      if (!pages.open(url)) fail?.({ errMsg: 'navigateTo:fail webview count limit exceed' })
    },
    redirectTo: ({ url }: PageOption) => {
      pages.replace(url)
    },
    navigateBack: ({ delta }: PageOption) => {
      pages.back(delta)
    },
    switchTab: ({ url }: PageOption) => {
      pages.switchTab(url)
    },
    reLaunch: ({ url }: PageOption) => {
      pages.closeAll()
      pages.switchTab(url)
    },
  }
}

function inertApi() {
  return {
    setNavigationBarTitle: nothing,
    setTabBarItem: nothing,
    showToast: nothing,
    getAppBaseInfo: () => ({ language: 'zh_CN', SDKVersion: '2.32.3' }),
    getDeviceInfo: () => ({ platform: 'devtools' }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop' } }),
    getUpdateManager: () => ({ onUpdateReady: nothing, applyUpdate: nothing }),
  }
}
