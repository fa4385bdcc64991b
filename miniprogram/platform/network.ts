import type { NetworkPort } from '../core/ports'

/** @see {@link https://developers.weixin.qq.com/miniprogram/dev/api/device/network/wx.getNetworkType.html} */
export function createNetwork(): NetworkPort {
  return {
    isOnline: () =>
      new Promise<boolean>((resolve) => {
        wx.getNetworkType({
          success({ networkType }) {
            resolve(networkType !== 'none')
          },
          // Not knowing must not keep anybody from trying.
          fail() {
            resolve(true)
          },
        })
      }),
    onChange(listener) {
      wx.onNetworkStatusChange(({ isConnected }) => {
        listener(isConnected)
      })
    },
  }
}
