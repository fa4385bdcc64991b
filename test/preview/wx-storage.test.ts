import { callWx, launchFixture } from './fixture'

describe('storage', () => {
  it.each([['text'], [''], [0], [null], [[1, 'two']], [{ a: { b: 1 } }]])('keeps %j', (value) => {
    launchFixture('')
    wx.setStorageSync('key', value)
    expect(wx.getStorageSync('key')).toEqual(value)
  })

  it('reads the empty text for nothing, and fails when asked by callback', async () => {
    launchFixture('')
    expect(wx.getStorageSync('key')).toBe('')
    await expect(callWx('getStorage', { key: 'key' })).rejects.toMatchObject({
      errMsg: 'getStorage:fail data not found',
    })
  })

  it('survives a restart, and lies beside what else this origin stores', () => {
    launchFixture('', { storage: { session: { token: 't' } } })
    localStorage.setItem('other', 'kept')
    expect(wx.getStorageSync('session')).toEqual({ token: 't' })
    expect(wx.getStorageInfoSync()).toEqual({ keys: ['session'], currentSize: 1, limitSize: 10_240 })
    wx.clearStorageSync()
    expect(wx.getStorageInfoSync().keys).toEqual([])
    expect(localStorage.getItem('other')).toBe('kept')
  })

  it.each([
    ['undefined', undefined],
    ['a function', () => 1],
  ])('refuses %s', async (_, data) => {
    launchFixture('')
    expect(() => {
      wx.setStorageSync('key', data)
    }).toThrow(/^setStorageSync:fail parameter error: parameter\.data/)
    await expect(callWx('setStorage', { key: 'key', data })).rejects.toMatchObject({
      errMsg: expect.stringMatching(/^setStorage:fail parameter error/),
    })
  })

  it('refuses a key that is no text', () => {
    launchFixture('')
    expect(() => {
      wx.setStorageSync(7 as unknown as string, 'x')
    }).toThrow('parameter.key should be String instead of Number;')
  })

  it('refuses more than 1 MB under one key, and more than the whole holds', () => {
    launchFixture('')
    expect(() => {
      wx.setStorageSync('key', 'x'.repeat(1024 * 1024))
    }).toThrow('setStorageSync:fail entry size limit reached')
    expect(() => {
      for (let index = 0; index < 12; index++) wx.setStorageSync(`key${index}`, 'x'.repeat(1_000_000))
    }).toThrow('setStorageSync:fail exceed storage max size 10Mb')
  })
})
