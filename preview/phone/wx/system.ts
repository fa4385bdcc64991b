import { SINGLE_PAGE_SCENE, type DeviceSettings } from '../../shared/device'
import type { Screen } from '../chrome/screen'
import type { ApiModule, PhoneContext } from './context'

/** Where a phone of this size has its bars, and the platform its capsule; CSS pixels. */
const STATUS_BAR_HEIGHT = 44
const NAV_BAR_HEIGHT = 44
const CAPSULE = { width: 87, height: 32, top: 50, right: 368, bottom: 82, left: 281 }

/** The mini-program takes this platform for WeChat DevTools, and its local backend for reachable. */
const DEVICE_INFO = {
  abi: null,
  benchmarkLevel: 1,
  brand: 'devtools',
  cpuType: 'unknown',
  memorySize: '4096',
  model: 'Xuanguan preview',
  platform: 'devtools',
  system: 'Preview',
}

/** https://developers.weixin.qq.com/miniprogram/dev/api/base/system/wx.getAppBaseInfo.html */
export function createSystem({ device, screen }: PhoneContext): ApiModule {
  return {
    getAppBaseInfo: () => appBaseInfo(device.settings),
    getDeviceInfo: () => ({ ...DEVICE_INFO }),
    getWindowInfo: () => windowInfo(screen),
    getSystemInfoSync: () => ({ ...appBaseInfo(device.settings), ...DEVICE_INFO, ...windowInfo(screen) }),
    getMenuButtonBoundingClientRect: () => ({ ...CAPSULE }),
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' },
    }),
    env: { USER_DATA_PATH: 'wxfile://usr' },
    nextTick: (run: () => void) => {
      queueMicrotask(run)
    },
  }
}

function appBaseInfo({ baseLibrary, language, theme, scene }: DeviceSettings): object {
  return {
    SDKVersion: baseLibrary,
    enableDebug: false,
    host: { appId: '', env: 'WeChat' },
    language,
    version: '8.0.50',
    theme,
    fontSizeScaleFactor: 1,
    fontSizeSetting: 16,
    mode: scene === SINGLE_PAGE_SCENE ? 'singlePage' : 'default',
  }
}

function windowInfo({ element, pages }: Screen): object {
  const { clientWidth: width, clientHeight: height } = element
  const top = STATUS_BAR_HEIGHT
  return {
    pixelRatio: window.devicePixelRatio,
    screenWidth: width,
    screenHeight: height,
    windowWidth: pages.clientWidth,
    windowHeight: pages.clientHeight,
    statusBarHeight: STATUS_BAR_HEIGHT,
    safeArea: { left: 0, right: width, top, bottom: height, width, height: height - top },
    screenTop: STATUS_BAR_HEIGHT + NAV_BAR_HEIGHT,
  }
}
