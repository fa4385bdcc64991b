import type { LifecyclePort } from '../core/ports'

/** @see {@link https://developers.weixin.qq.com/miniprogram/dev/api/base/app/app-event/wx.onAppShow.html} */
export function createLifecycle(): LifecyclePort {
  return {
    onShow(listener) {
      wx.onAppShow(() => {
        listener()
      })
    },
    onHide(listener) {
      wx.onAppHide(() => {
        listener()
      })
    },
  }
}
