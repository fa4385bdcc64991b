import type { DeviceSettings } from '../../shared/device'

/** What the phone itself says, in the language it is set to. */
const TEXTS = {
  zh_CN: {
    back: '返回',
    cancel: '取消',
    confirm: '确定',
    copied: '内容已复制',
    home: '返回首页',
    loading: '加载中',
    missingPage: '页面不存在',
    more: '更多',
    openApp: '前往小程序',
    singlePage: '朋友圈单页模式',
  },
  en: {
    back: 'Back',
    cancel: 'Cancel',
    confirm: 'OK',
    copied: 'Copied',
    home: 'Home',
    loading: 'Loading',
    missingPage: 'This page does not exist',
    more: 'More',
    openApp: 'Open the mini-program',
    singlePage: 'Single-page mode (Moments)',
  },
} as const

export type PhoneTexts = Readonly<Record<keyof (typeof TEXTS)['en'], string>>

export function phoneTexts(language: DeviceSettings['language']): PhoneTexts {
  return TEXTS[language]
}
