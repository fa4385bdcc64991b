import type { NetworkPort } from '../core/ports'

/** @see {@link https://developers.weixin.qq.com/miniprogram/dev/api/device/network/wx.getNetworkType.html} */
export function createNetwork(): NetworkPort {
  return {
    isOnline: () =>
      new Promise<boolean>((resolve) => {
        // Not knowing must not keep anybody from trying.
        const fail = (): void => {
          resolve(true)
        }
        try {
          wx.getNetworkType({
            success({ networkType }) {
              resolve(networkType !== 'none')
            },
            fail,
          })
        } catch {
          fail()
        }
      }),
    onChange(listener) {
      wx.onNetworkStatusChange(({ isConnected }) => {
        listener(isConnected)
      })
    },
  }
}
