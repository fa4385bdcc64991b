import type { Environment } from '../core/ports'

/** @see {@link https://developers.weixin.qq.com/miniprogram/dev/api/base/system/wx.getAppBaseInfo.html} */
export function readEnvironment(): Environment {
  const { language } = wx.getAppBaseInfo()
  return {
    locale: /^zh/i.test(language) ? 'zh-CN' : 'en',
    isDevTools: wx.getDeviceInfo().platform === 'devtools',
    envVersion: wx.getAccountInfoSync().miniProgram.envVersion,
  }
}
