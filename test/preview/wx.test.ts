import { quietConsole } from '../support/quiet-console'
import { callWx, fixtureLog, launchFixture } from './fixture'

function nameOfWx(name: string): unknown {
  return (wx as unknown as Record<string, unknown>)[name]
}

describe('what the preview does not have', () => {
  it('throws an error that names it', () => {
    quietConsole()
    launchFixture('')
    expect(() => callWx('scanCode')).toThrow('wx.scanCode is not implemented by the preview')
    expect(console.error).toHaveBeenCalledWith('wx.scanCode is not implemented by the preview')
    expect(wx.canIUse('scanCode')).toBe(false)
  })

  it('reads as undefined where the platform has no such name either', () => {
    launchFixture('')
    expect(nameOfWx('fooBar')).toBeUndefined()
    expect(wx.canIUse('fooBar')).toBe(false)
  })

  it('reads as undefined where the base library is too old for it', () => {
    launchFixture('', { settings: { baseLibrary: '2.19.0' } })
    expect(nameOfWx('getAppBaseInfo')).toBeUndefined()
    expect(wx.canIUse('getAppBaseInfo')).toBe(false)
    launchFixture('', { settings: { baseLibrary: '2.20.1' } })
    expect(wx.canIUse('getAppBaseInfo')).toBe(true)
  })
})

describe('wx.login', () => {
  const answering = (status: number, body: object) =>
    jest.fn(() => Promise.resolve({ ok: status === 200, status, json: () => Promise.resolve(body) }))

  const login = async (settings: object, fetch: unknown) => {
    const app = launchFixture('', { settings, fetch: fetch as typeof globalThis.fetch })
    const success = jest.fn()
    const fail = jest.fn()
    const returned: unknown = (wx.login as (options: object) => unknown)({ success, fail })
    await app.flush(5)
    return { returned, success, fail }
  }

  it('asks the emulator for the user who holds the phone, without a promise style', async () => {
    const fetch = answering(200, { code: 'c1' })
    const { returned, success } = await login({ user: 'bob' }, fetch)
    expect(returned).toBeUndefined()
    expect(success).toHaveBeenCalledWith({ code: 'c1', errMsg: 'login:ok' })
    expect(fetch).toHaveBeenCalledWith(
      `${location.origin}/emulator/client/login`,
      expect.objectContaining({ method: 'POST', body: '{"user":"bob"}' }),
    )
  })

  it.each([
    ['the control says so', { login: 'fails' }, 200, 'login:fail system error, made by the preview'],
    ['the phone is offline', { isOnline: false }, 200, 'login:fail network error'],
    ['the page is in single-page mode', { scene: 1154 }, 200, 'login:fail not supported in single page mode'],
    ['there is no emulator', {}, 404, 'login:fail the emulator of WeChat answered 404'],
  ])('fails when %s', async (_, settings, status, errMsg) => {
    const { fail, success } = await login(settings, answering(status, { code: 'c1' }))
    expect(fail).toHaveBeenCalledWith({ errMsg })
    expect(success).not.toHaveBeenCalled()
  })

  it('never calls back when it hangs', async () => {
    const { fail, success } = await login({ login: 'hangs' }, answering(200, { code: 'c1' }))
    expect([fail.mock.calls, success.mock.calls]).toEqual([[], []])
  })

  it('checks the session with the emulator', async () => {
    const fetch = answering(200, { valid: false }) as unknown as typeof globalThis.fetch
    launchFixture('', { fetch })
    const errMsg = await new Promise((resolve) => {
      wx.checkSession({ fail: (failure) => resolve(failure.errMsg) })
    })
    expect(errMsg).toBe('checkSession:fail session time out, need relogin')
  })
})

describe('what lies over the page', () => {
  it('asks in a modal and answers with the button', async () => {
    const app = launchFixture('')
    const asked = wx.showModal({ title: 'Sure?', content: 'Really?', confirmText: 'Yes' })
    await app.flush()
    expect(app.overlay).toBe('Sure?Really?取消Yes')
    app.tapNative('Yes')
    await expect(asked).resolves.toMatchObject({ confirm: true, cancel: false, errMsg: 'showModal:ok' })
    expect(app.overlay).toBe('')
  })

  it('refuses a button wider than four Chinese characters', async () => {
    launchFixture('')
    await expect(callWx('showModal', { confirmText: '一二三四五' })).rejects.toMatchObject({
      errMsg: 'showModal:fail confirmText length should not larger than 4 Chinese characters',
    })
    await expect(callWx('showModal', { cancelText: 'Nine char' })).rejects.toBeDefined()
  })

  it('shows a toast for as long as asked, and loading until hidden', async () => {
    const app = launchFixture('')
    await wx.showToast({ title: 'Saved', duration: 20 })
    expect(app.overlay).toBe('Saved')
    await app.flush(40)
    expect(app.overlay).toBe('')
    await wx.showLoading({ title: 'Wait' })
    await wx.hideToast()
    expect(app.overlay).toBe('Wait')
    await wx.hideLoading()
    expect(app.overlay).toBe('')
  })

  it('offers items in a sheet, and fails when cancelled', async () => {
    const app = launchFixture('')
    const chosen = wx.showActionSheet({ itemList: ['one', 'two'] })
    await app.flush()
    app.tapNative('two')
    await expect(chosen).resolves.toMatchObject({ tapIndex: 1 })
    const cancelled = wx.showActionSheet({ itemList: ['one'] })
    await app.flush()
    app.tapNative('取消')
    await expect(cancelled).rejects.toMatchObject({ errMsg: 'showActionSheet:fail cancel' })
  })

  it('says that a text was copied', async () => {
    const app = launchFixture('')
    await wx.setClipboardData({ data: 'abc' })
    expect(app.overlay).toBe('内容已复制')
    await expect(wx.getClipboardData()).resolves.toMatchObject({ data: 'abc' })
  })
})

describe('the client', () => {
  it('looks like DevTools to the app, in the language that is set', () => {
    launchFixture('', { settings: { language: 'en', theme: 'dark' } })
    expect(wx.getDeviceInfo().platform).toBe('devtools')
    expect(wx.getAccountInfoSync().miniProgram.envVersion).toBe('develop')
    expect(wx.getAppBaseInfo()).toMatchObject({ language: 'en', theme: 'dark' })
    expect(wx.getLaunchOptionsSync()).toMatchObject({ path: 'pages/first/first', scene: 1001 })
  })

  it('tells of the network', async () => {
    const app = launchFixture('')
    const listener = jest.fn()
    wx.onNetworkStatusChange(listener)
    app.phone.context.device.update({ isOnline: false })
    expect(listener).toHaveBeenCalledWith({ isConnected: false, networkType: 'none' })
    await expect(wx.getNetworkType()).resolves.toMatchObject({ networkType: 'none' })
    wx.offNetworkStatusChange(listener)
    app.phone.context.device.update({ isOnline: true })
    expect(listener).toHaveBeenCalledTimes(1)
  })

  it('hides and shows the app and its page with the browser tab', () => {
    launchFixture('')
    const hidden = jest.fn()
    wx.onAppHide(hidden)
    const setHidden = (isHidden: boolean): void => {
      Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    }
    setHidden(true)
    setHidden(true)
    setHidden(false)
    expect(fixtureLog().slice(-4)).toEqual(['first.onHide', 'app.onHide', 'app.onShow', 'first.onShow'])
    expect(hidden).toHaveBeenCalledTimes(1)
  })

  it('keeps a listener that throws from the others', () => {
    quietConsole()
    const app = launchFixture('')
    const second = jest.fn()
    wx.onThemeChange(() => {
      throw new Error('first')
    })
    wx.onThemeChange(second)
    app.phone.context.device.update({ theme: 'dark' })
    expect(second).toHaveBeenCalledWith({ theme: 'dark' })
    expect(app.errors).toHaveLength(1)
  })

  it('never has an update to apply', async () => {
    const app = launchFixture('')
    const manager = wx.getUpdateManager()
    const checked = jest.fn()
    manager.onCheckForUpdate(checked)
    await app.flush()
    expect(checked).toHaveBeenCalledWith({ hasUpdate: false })
    expect(() => {
      manager.applyUpdate()
    }).toThrow('update is not ready')
  })
})
