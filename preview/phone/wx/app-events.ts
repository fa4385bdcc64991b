import type { ApiModule, PhoneContext } from './context'

/** https://developers.weixin.qq.com/miniprogram/dev/api/base/app/app-event/wx.onAppShow.html */
export function createAppEvents({ life }: PhoneContext): ApiModule {
  return {
    onAppShow: life.shown.on,
    offAppShow: life.shown.off,
    onAppHide: life.hidden.on,
    offAppHide: life.hidden.off,
    onError: life.failed.on,
    offError: life.failed.off,
    onUnhandledRejection: life.rejected.on,
    offUnhandledRejection: life.rejected.off,
    onPageNotFound: life.pageMissed.on,
    offPageNotFound: life.pageMissed.off,
    onThemeChange: life.themeChanged.on,
    offThemeChange: life.themeChanged.off,
    getLaunchOptionsSync: () => life.launch,
    getEnterOptionsSync: () => life.launch,
  }
}
