import type { ThemeName } from './program'

/** How `wx.login` behaves: as it should, failing at once, or never calling back. */
export type LoginBehavior = 'works' | 'fails' | 'hangs'

/** Everything about the phone that the panel can set. */
export interface DeviceSettings {
  /** Alias of the WeChat user who holds the phone; the backend's emulator makes an openid of it. */
  readonly user: string
  /** As `wx.getAppBaseInfo().language` spells it. */
  readonly language: 'zh_CN' | 'en'
  readonly theme: ThemeName
  /** Version of the base library; APIs that came later read as undefined. */
  readonly baseLibrary: string
  /** https://developers.weixin.qq.com/miniprogram/dev/reference/scene-list.html */
  readonly scene: number
  readonly login: LoginBehavior
  readonly isOnline: boolean
  /** What the emulator's guard wants when the server is open to the network; '' on the computer itself. */
  readonly pairingCode: string
}

/** Opened in Moments: no login, no navigation. https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/share-timeline.html */
export const SINGLE_PAGE_SCENE = 1154

export const DEFAULT_DEVICE: DeviceSettings = {
  user: 'alice',
  language: 'zh_CN',
  theme: 'light',
  baseLibrary: '3.8.12',
  scene: 1001,
  login: 'works',
  isOnline: true,
  pairingCode: '',
}

/** True when `version` is at least `least`; both like `2.32.3`. */
export function isAtLeast(version: string, least: string): boolean {
  const have = version.split('.').map(Number)
  const want = least.split('.').map(Number)
  for (let index = 0; index < want.length; index++) {
    const difference = (have[index] ?? 0) - (want[index] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return true
}
