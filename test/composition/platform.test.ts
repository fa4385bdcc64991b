import { createApplication } from '../../miniprogram/composition/create-application'
import { createPlatform } from '../../miniprogram/composition/platform'
import { API_ORIGINS } from '../../miniprogram/config'
import { fail, FakeWx, later, succeed, type Ending } from '../support/fake-wx'
import { settle } from '../support/virtual-clock'

const user = { user_id: 'A', nickname: 'name of A', avatar_url: '', phone: null }
const skey = 'k'.repeat(43)

/** The backend, as `wx.request` sees it. */
const backend: Ending = (option) => {
  const { url } = option as unknown as { url: string }
  const data = url.endsWith('/login') ? { skey, user_id: 'A' } : user
  later(succeed({ statusCode: 200, data: { statusCode: 200, data } }))(option)
}

async function settleAll(): Promise<void> {
  for (let round = 0; round < 20; round++) await settle()
}

describe('createPlatform', () => {
  let wx: FakeWx

  beforeEach(() => {
    wx = new FakeWx().install()
    wx.ends('login', later(succeed({ code: 'c1' })))
    wx.ends('getNetworkType', succeed({ networkType: 'wifi' }))
    wx.ends('request', backend)
  })

  it('carries a login from launch to the user shown, and to the logout, on WeChat’s own calls', async () => {
    const app = createApplication(createPlatform())
    app.start({ scene: 1001, query: {} })
    await settleAll()
    app.session.requestLogin()
    app.session.grantConsent()
    await settleAll()
    expect(app.session.state).toBe('loggedIn')
    expect(app.user.nickname).toBe('name of A')
    expect(wx.storage.get('session')).toMatchObject({ version: 1, token: skey, userId: 'A' })
    expect(wx.options('request')).toMatchObject([
      { method: 'POST', url: `${API_ORIGINS.release}/api/v1/user/login`, data: { js_code: 'c1' } },
      { method: 'GET', header: { Authorization: `Bearer ${skey}` } },
      { method: 'GET', header: { Authorization: `Bearer ${skey}` } },
    ])
    app.session.logout()
    await settleAll()
    expect(wx.storage.size).toBe(0)
    expect(wx.options('request').at(-1)).toMatchObject({ url: `${API_ORIGINS.release}/api/v1/user/logout` })
  })

  it('reports what nobody expected without its secrets', async () => {
    const error = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    wx.ends('request', later(succeed({ statusCode: 200, data: { data: { skey } } })))
    const app = createApplication(createPlatform())
    app.start({ scene: 1001, query: {} })
    await settleAll()
    app.session.requestLogin()
    app.session.grantConsent()
    await settleAll()
    expect(app.session.errorCode).toBe('server')
    expect(error).toHaveBeenCalledTimes(1)
    expect(wx.realtimeLog).toHaveLength(1)
    app.report('app', new Error(`Bearer ${skey}`))
    expect(JSON.stringify([error.mock.calls, wx.realtimeLog])).not.toContain(skey)
    error.mockRestore()
  })

  it('makes no call in single-page mode', async () => {
    wx.ends('login', fail({ errMsg: 'login:fail' }))
    const app = createApplication(createPlatform())
    app.start({ scene: 1154, query: { pair: 'http://10.0.0.1:3000' } })
    app.session.requestLogin()
    await settleAll()
    expect(app.isSinglePage).toBe(true)
    expect(wx.calls).toEqual([])
  })

  it('leads home from a page that does not exist', () => {
    createApplication(createPlatform()).goHome()
    expect(wx.options('reLaunch')).toEqual([{ url: '/pages/home/home' }])
  })
})
