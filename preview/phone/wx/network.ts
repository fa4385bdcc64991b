import { Emitter } from '../emitter'
import { asyncCall } from './call'
import type { ApiModule, PhoneContext } from './context'

interface NetworkStatus {
  readonly isConnected: boolean
  readonly networkType: 'wifi' | 'none'
}

/** https://developers.weixin.qq.com/miniprogram/dev/api/device/network/wx.getNetworkType.html */
export function createNetwork({ device, guard }: PhoneContext): ApiModule {
  const changed = new Emitter<NetworkStatus>((error) => {
    guard(() => {
      throw error
    })
  })
  device.onChange((now, before) => {
    if (now.isOnline !== before.isOnline) changed.emit(statusOf(now.isOnline))
  })
  return {
    getNetworkType: asyncCall('getNetworkType', guard, () => ({
      networkType: statusOf(device.settings.isOnline).networkType,
      weakNet: false,
    })),
    onNetworkStatusChange: changed.on,
    offNetworkStatusChange: changed.off,
  }
}

function statusOf(isOnline: boolean): NetworkStatus {
  return { isConnected: isOnline, networkType: isOnline ? 'wifi' : 'none' }
}
