import { SessionError } from '../core/errors'
import type { StoragePort } from '../core/ports'

/**
 * The synchronous calls: a write is over when they return, so none can finish after a later one.
 * @see {@link https://developers.weixin.qq.com/miniprogram/dev/framework/ability/storage.html}
 */
export function createStorage(): StoragePort {
  const guarded = (run: () => void): void => {
    try {
      run()
    } catch (error) {
      throw new SessionError('storage', error)
    }
  }
  return {
    read(key) {
      try {
        const value: unknown = wx.getStorageSync(key)
        return value === '' ? undefined : value
      } catch {
        return undefined
      }
    },
    write(key, value) {
      guarded(() => {
        wx.setStorageSync(key, value)
      })
    },
    remove(key) {
      guarded(() => {
        wx.removeStorageSync(key)
      })
    },
  }
}
