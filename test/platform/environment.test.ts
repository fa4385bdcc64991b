import { readEnvironment } from '../../miniprogram/platform/environment'
import { FakeWx } from '../support/fake-wx'

let wx: FakeWx

beforeEach(() => {
  wx = new FakeWx().install()
})

describe('readEnvironment', () => {
  it.each([
    ['zh_CN', 'zh-CN'],
    ['zh_TW', 'zh-CN'],
    ['zh_HK', 'zh-CN'],
    ['zh-Hans', 'zh-CN'],
    ['ZH_cn', 'zh-CN'],
    ['en', 'en'],
    ['en_US', 'en'],
    ['fr', 'en'],
    ['ja', 'en'],
    ['', 'en'],
    [undefined, 'en'],
  ])('speaks to a device set to %p in %s', (language, locale) => {
    wx.set('getAppBaseInfo', () => ({ language }))
    expect(readEnvironment().locale).toBe(locale)
  })

  it.each([
    ['devtools', true],
    ['ios', false],
    ['android', false],
    ['windows', false],
    ['ohos', false],
  ])('takes the platform %s for DevTools: %p', (platform, isDevTools) => {
    wx.set('getDeviceInfo', () => ({ platform }))
    expect(readEnvironment().isDevTools).toBe(isDevTools)
  })

  it('knows the version it runs as', () => {
    wx.set('getAccountInfoSync', () => ({ miniProgram: { envVersion: 'trial' } }))
    expect(readEnvironment().envVersion).toBe('trial')
  })
})
