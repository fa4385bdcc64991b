import { eventually } from '../support/eventually'
import { FakeBackend } from '../support/fake-backend'
import { fetchBackend } from '../support/fetch-backend'
import { launch, type TestLaunch } from '../support/mini-program'
import type { PhoneDriver } from '../support/phone-driver'
import { quietConsole } from '../support/quiet-console'

/** As a user comes to it: from 我的, by its login row. */
async function openLogin(options: TestLaunch = {}): Promise<PhoneDriver> {
  const app = launch('/pages/mine/mine', options)
  await eventually(() => {
    app.tap(app.findText('登录后保存你的资料'))
  })
  await eventually(() => {
    expect(app.routes).toEqual(['pages/mine/mine', 'pages/login/login'])
  })
  return app
}

const tick = async (app: PhoneDriver): Promise<void> => {
  app.tap('wx-checkbox')
  await eventually(() => {
    expect(app.page.data.hasConsent).toBe(true)
  })
}
const tapLogin = (app: PhoneDriver): void => {
  app.tap('.button-primary')
}

beforeEach(quietConsole)

describe('登录', () => {
  it('asks for nothing by itself and for consent first: the box starts unticked', async () => {
    const backend = new FakeBackend()
    const app = await openLogin({ fetch: fetchBackend(backend) })
    expect(app.title).toBe('登录')
    expect(app.page.data.hasConsent).toBe(false)
    expect(app.text('.error')).toBe('')
    expect(app.text('.hint')).toBe('')
    expect(backend.requests).toEqual([])
  })

  it('shakes the consent line and says so, at each tap without consent', async () => {
    const backend = new FakeBackend()
    const app = await openLogin({ fetch: fetchBackend(backend) })
    tapLogin(app)
    expect(app.text('.hint')).toContain('请先阅读并勾选')
    expect(app.find('.consent').className).toContain('shake-1')
    tapLogin(app)
    expect(app.find('.consent').className).toContain('shake-0')
    expect(backend.requests).toEqual([])
    await tick(app)
    expect(app.text('.hint')).toBe('')
  })

  it('logs in and leads back to where the user came from', async () => {
    const app = await openLogin({ fetch: fetchBackend(new FakeBackend()) })
    await tick(app)
    tapLogin(app)
    await eventually(() => {
      expect(app.routes).toEqual(['pages/mine/mine'])
      expect(app.text()).toContain('name of A')
    })
  })

  it('shows on the button that it is busy, and cancels without leaving', async () => {
    const app = await openLogin({ settings: { login: 'hangs' } })
    await tick(app)
    tapLogin(app)
    await eventually(() => {
      expect(app.text('.button-primary')).toBe('正在登录')
    })
    app.tap(app.findText('取消登录'))
    await eventually(() => {
      expect(app.text('.error')).toBe('已取消登录，可以随时再试。')
    })
    expect(app.text('.button-primary')).toBe('微信登录')
    expect(app.routes).toHaveLength(2)
  })

  it('says in words what failed, and tries again with the same button', async () => {
    const backend = new FakeBackend()
    backend.failWith = 500
    const app = await openLogin({ fetch: fetchBackend(backend) })
    await tick(app)
    tapLogin(app)
    await eventually(() => {
      expect(app.text('.error')).toBe('服务暂时不可用，请稍后重试。')
    })
    backend.failWith = 0
    tapLogin(app)
    await eventually(() => {
      expect(app.routes).toEqual(['pages/mine/mine'])
    })
  })

  it('tells a missing network from a broken server', async () => {
    const app = await openLogin({ settings: { isOnline: false } })
    await tick(app)
    tapLogin(app)
    await eventually(() => {
      expect(app.text('.error')).toBe('网络连接失败，请检查网络后重试。')
    })
  })

  it('can be left: back to where the user came from', async () => {
    const app = await openLogin()
    app.tap(app.findText('暂不登录'))
    await eventually(() => {
      expect(app.routes).toEqual(['pages/mine/mine'])
    })
  })

  it('can be left when it is the only page: to 首页', async () => {
    const app = launch('/pages/login/login')
    await eventually(() => {
      app.tap(app.findText('暂不登录'))
    })
    await eventually(() => {
      expect(app.routes).toEqual(['pages/home/home'])
    })
  })

  it('is cancelled by going back in the middle of it', async () => {
    const app = await openLogin({ settings: { login: 'hangs' } })
    await tick(app)
    tapLogin(app)
    app.tapNative('返回')
    await eventually(() => {
      expect(app.routes).toEqual(['pages/mine/mine'])
      expect(app.text()).toContain('登录后保存你的资料')
    })
  })

  it.each([
    ['service', '《用户服务协议》'],
    ['privacy', '《隐私保护指引》'],
  ])('opens the %s document to be read, and is still there after it', async (name, link) => {
    const app = await openLogin()
    app.tap(app.findText(link))
    await eventually(() => {
      expect(app.page.route).toBe('packages/agreement/reader/reader')
      expect(app.page.options).toEqual({ document: name })
    })
    app.tapNative('返回')
    expect(app.page.route).toBe('pages/login/login')
  })

  it('has no login controls in the single-page mode of Moments', async () => {
    const app = launch('/pages/login/login', { settings: { scene: 1154 } })
    await eventually(() => {
      expect(app.text()).toContain('前往小程序')
    })
    expect(app.findAll('wx-button')).toEqual([])
    expect(app.findAll('wx-checkbox')).toEqual([])
  })
})
