import { SINGLE_PAGE_SCENE } from '../../shared/device'
import { ApiFailure } from '../routes'
import { callbackCall } from './call'
import type { ApiModule, PhoneContext } from './context'

/**
 * Login, answered by the backend's emulator of WeChat. `login` has no promise style, and with the control "hangs" it
 * never calls back.
 * https://developers.weixin.qq.com/miniprogram/dev/api/open-api/login/wx.login.html
 */
export function createLogin(phone: PhoneContext): ApiModule {
  return {
    login: callbackCall('login', phone.guard, async () => {
      const { login, user, scene } = phone.device.settings
      if (scene === SINGLE_PAGE_SCENE) throw new ApiFailure('not supported in single page mode')
      if (login === 'hangs') return never()
      if (login === 'fails') throw new ApiFailure('system error, made by the preview')
      const { code } = await askEmulator(phone, 'login', { user })
      return { code }
    }),
    checkSession: callbackCall('checkSession', phone.guard, async () => {
      const { user } = phone.device.settings
      const { valid } = await askEmulator(phone, 'check-session', { user })
      if (valid !== true) throw new ApiFailure('session time out, need relogin')
    }),
  }
}

async function askEmulator(
  phone: PhoneContext,
  call: string,
  body: object,
): Promise<Record<string, unknown>> {
  const { isOnline, pairingCode } = phone.device.settings
  if (!isOnline) throw new ApiFailure('network error')
  const response = await phone
    .fetch(`${phone.origin}/emulator/client/${call}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(pairingCode ? { 'X-Pairing-Code': pairingCode } : {}),
      },
      body: JSON.stringify(body),
    })
    .catch(() => {
      throw new ApiFailure('network error')
    })
  if (!response.ok) throw new ApiFailure(`the emulator of WeChat answered ${response.status}`)
  return (await response.json()) as Record<string, unknown>
}

function never(): Promise<never> {
  return new Promise(() => undefined)
}
