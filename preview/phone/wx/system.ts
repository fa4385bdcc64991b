import { SINGLE_PAGE_SCENE } from '../../shared/device'
import type { ApiModule, PhoneContext } from './context'

/** Where a phone of this size has its status bar, and the platform its capsule; CSS pixels. */
const STATUS_BAR_HEIGHT = 44
const CAPSULE = { width: 87, height: 32, top: 50, right: 368, bottom: 82, left: 281 }

/** https://developers.weixin.qq.com/miniprogram/dev/api/base/system/wx.getAppBaseInfo.html */
export function createSystem({ device, screen }: PhoneContext): ApiModule {
  const appBaseInfo = () => ({
    SDKVersion: device.settings.baseLibrary,
    enableDebug: false,
    host: { appId: '', env: 'WeChat' },
    language: device.settings.language,
    version: '8.0.50',
    theme: device.settings.theme,
    fontSizeScaleFactor: 1,
    fontSizeSetting: 16,
    mode: device.settings.scene === SINGLE_PAGE_SCENE ? 'singlePage' : 'default',
  })
  // The mini-program takes this platform for WeChat DevTools, and its local backend for reachable.
  const deviceInfo = () => ({
    abi: null,
    benchmarkLevel: 1,
    brand: 'devtools',
    cpuType: 'unknown',
    memorySize: '4096',
    model: 'Xuanguan preview',
    platform: 'devtools',
    system: 'Preview',
  })
  const windowInfo = () => {
    const { clientWidth: screenWidth, clientHeight: screenHeight } = screen.element
    const { clientWidth: windowWidth, clientHeight: windowHeight } = screen.pages
    const safeArea = { left: 0, right: screenWidth, top: STATUS_BAR_HEIGHT, bottom: screenHeight, width: screenWidth, height: screenHeight - STATUS_BAR_HEIGHT }
    return { pixelRatio: window.devicePixelRatio, screenWidth, screenHeight, windowWidth, windowHeight, statusBarHeight: STATUS_BAR_HEIGHT, safeArea, screenTop: STATUS_BAR_HEIGHT + 44 }
  }
  return {
    getAppBaseInfo: appBaseInfo,
    getDeviceInfo: deviceInfo,
    getWindowInfo: windowInfo,
    getSystemInfoSync: () => ({ ...appBaseInfo(), ...deviceInfo(), ...windowInfo() }),
    getMenuButtonBoundingClientRect: () => ({ ...CAPSULE }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
    env: { USER_DATA_PATH: 'wxfile://usr' },
    nextTick: (run: () => void) => {
      queueMicrotask(run)
    },
  }
}
