import type { UpdatePort } from '../core/ports'

/** @see {@link https://developers.weixin.qq.com/miniprogram/dev/api/base/update/wx.getUpdateManager.html} */
export function createUpdate(): UpdatePort {
  return {
    onReady(listener) {
      wx.getUpdateManager().onUpdateReady(() => {
        listener()
      })
    },
    apply() {
      wx.getUpdateManager().applyUpdate()
    },
  }
}
