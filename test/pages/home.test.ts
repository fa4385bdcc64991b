import { eventually } from '../support/eventually'
import { FakeBackend } from '../support/fake-backend'
import { fetchBackend } from '../support/fetch-backend'
import { loggedIn } from '../support/logged-in'
import { launch } from '../support/mini-program'
import { quietConsole } from '../support/quiet-console'

const HOME = '/pages/home/home'

describe('首页, while nobody is logged in', () => {
  it('says so, lights the first state, shows one way in and the check-in', async () => {
    const app = launch(HOME)
    await eventually(() => {
      expect(app.text()).toContain('不登录也能使用')
    })
    expect(app.title).toBe('玄关')
    expect(app.text('.stop-lit')).toBe('未登录')
    expect(app.findAll('wx-button').map((button) => app.text(button))).toEqual(['去登录', '签到'])
  })

  it('leads to the login', async () => {
    const app = launch(HOME)
    await eventually(() => {
      app.tap(app.findText('去登录'))
    })
    await eventually(() => {
      expect(app.routes).toEqual(['pages/home/home', 'pages/login/login'])
    })
  })

  it('ends a pull-down at once, without a request', async () => {
    const endPullDown = jest.fn()
    const backend = new FakeBackend()
    const app = launch(HOME, { fetch: fetchBackend(backend), wx: { stopPullDownRefresh: endPullDown } })
    await app.flush()
    app.pullDown()
    await eventually(() => {
      expect(endPullDown).toHaveBeenCalledTimes(1)
    })
    expect(backend.requests).toEqual([])
  })

  it('speaks English on an English phone, in both bars too', async () => {
    const app = launch(HOME, { settings: { language: 'en' } })
    await eventually(() => {
      expect(app.text()).toContain('Not logged in')
    })
    expect(app.title).toBe('Xuanguan')
    expect(app.text()).not.toMatch(/[\u4e00-\u9fff]/)
    expect(document.querySelector('.tab-bar')?.textContent).toBe('HomeMe')
  })

  it('shows no control in the single-page mode of Moments, and where to go', async () => {
    const app = launch(HOME, { settings: { scene: 1154 } })
    await eventually(() => {
      expect(app.text('.preview-note')).toContain('前往小程序')
    })
    expect(app.text()).toContain('未登录')
    expect(app.findAll('wx-button')).toEqual([])
    expect(app.errors).toEqual([])
  })
})

describe('首页, with a session', () => {
  beforeEach(quietConsole)

  it('greets by name and says how long the session has been good', async () => {
    const app = launch(HOME, loggedIn())
    await eventually(() => {
      expect(app.text()).toContain('你好，name of A')
    })
    expect(app.text('.stop-lit')).toBe('已登录')
    expect(app.text('wx-elapsed-time')).toBe('5 分钟')
  })

  it('loads the user again when it is pulled down', async () => {
    const endPullDown = jest.fn()
    const { backend, ...options } = loggedIn()
    const app = launch(HOME, { ...options, wx: { stopPullDownRefresh: endPullDown } })
    const loads = () => backend.requests.filter(({ url }) => url.endsWith('/user/info'))
    await eventually(() => {
      expect(app.text()).toContain('name of A')
    })
    app.pullDown()
    await eventually(() => {
      expect(endPullDown).toHaveBeenCalledTimes(1)
    })
    expect(loads()).toHaveLength(2)
  })

  it('tells that the user could not be loaded, and loads him at a tap', async () => {
    const { backend, ...options } = loggedIn()
    backend.failWith = 500
    const app = launch(HOME, options)
    await eventually(() => {
      expect(app.text('wx-notice')).toContain('服务暂时不可用')
    })
    backend.failWith = 0
    app.tap(app.findText('重新加载'))
    await eventually(() => {
      expect(app.text()).toContain('name of A')
    })
    expect(app.findAll('wx-notice')).toEqual([])
  })

  it('keeps everything in place during a relogin', async () => {
    const { backend, ...options } = loggedIn()
    const app = launch(HOME, options)
    await eventually(() => {
      expect(app.text()).toContain('你好，name of A')
    })
    backend.revokeTokens()
    app.pullDown()
    await eventually(() => {
      expect(app.text('wx-elapsed-time')).toBe('不到 1 分钟')
    })
    expect(app.text('.stop-lit')).toBe('已登录')
    expect(app.text()).toContain('你好，name of A')
    expect(app.text()).toContain('登录步骤完成')
    expect(app.routes).toEqual(['pages/home/home'])
  })

  it('waits for a tap when the backend accepts no token, and goes on with it', async () => {
    const { backend, ...options } = loggedIn()
    const app = launch(HOME, options)
    await eventually(() => {
      expect(app.text()).toContain('name of A')
    })
    backend.refusesEveryToken = true
    app.pullDown()
    await eventually(() => {
      expect(app.text('wx-notice')).toContain('登录凭证不被接受')
    })
    expect(app.text('.stop-lit')).toBe('已过期')
    backend.refusesEveryToken = false
    app.tap(app.findText('重新登录'))
    await eventually(() => {
      expect(app.text('.stop-lit')).toBe('已登录')
    })
  })

  it('waits for the network while there is none, and goes on with it', async () => {
    const { backend, ...options } = loggedIn()
    const getNetworkType = ({ success }: { success: (result: object) => void }) => {
      success({ networkType: 'none' })
    }
    const app = launch(HOME, { ...options, wx: { getNetworkType } })
    await eventually(() => {
      expect(app.text()).toContain('name of A')
    })
    backend.revokeTokens()
    app.pullDown()
    await eventually(() => {
      expect(app.text('wx-notice')).toContain('网络断开了')
    })
    const { device } = app.phone.context
    device.update({ isOnline: false })
    device.update({ isOnline: true })
    await eventually(() => {
      expect(app.text('.stop-lit')).toBe('已登录')
    })
  })
})
