import { eventually } from '../support/eventually'
import { loggedIn } from '../support/logged-in'
import { launch } from '../support/mini-program'
import type { PhoneDriver } from '../support/phone-driver'
import { quietConsole } from '../support/quiet-console'

const MINE = '/pages/mine/mine'

/** The row with this label: its text, value included. */
function row(app: PhoneDriver, label: string): HTMLElement {
  return app.find(app.findText(label).closest<HTMLElement>('wx-cell') ?? label)
}

describe('我的, while nobody is logged in', () => {
  it('is the same page: one login row, and rows that need a login say so', async () => {
    const app = launch(MINE)
    await eventually(() => {
      expect(app.text()).toContain('登录后保存你的资料')
    })
    expect(app.title).toBe('我的')
    expect(app.text(row(app, '用户编号'))).toContain('登录后可用')
    expect(app.text(row(app, '手机号'))).toContain('登录后可用')
    expect(app.text()).not.toContain('退出登录')
  })

  it('leads to the login from a row that needs one', async () => {
    const app = launch(MINE)
    await app.flush(20)
    app.tap(row(app, '手机号'))
    await eventually(() => {
      expect(app.page.route).toBe('pages/login/login')
    })
  })

  it('starts no login and no navigation in the single-page mode of Moments', async () => {
    const app = launch(MINE, { settings: { scene: 1154 } })
    await eventually(() => {
      expect(app.text('.preview-note')).toContain('前往小程序')
    })
    app.tap(row(app, '手机号'))
    app.tap(row(app, '隐私保护指引'))
    await app.flush(20)
    expect(app.routes).toEqual(['pages/mine/mine'])
    expect(app.errors).toEqual([])
  })
})

describe('我的, with a session', () => {
  it('shows the user, and copies the whole user id from its short form', async () => {
    const copied = jest.fn()
    const app = launch(MINE, { ...loggedIn(), wx: { setClipboardData: copied } })
    await eventually(() => {
      expect(app.text()).toContain('name of A')
    })
    expect(app.text(row(app, '手机号'))).toContain('未绑定')
    app.tap(row(app, '用户编号'))
    expect(copied).toHaveBeenCalledWith(expect.objectContaining({ data: 'A' }))
  })

  it('shows a skeleton while the user is loaded for the first time', async () => {
    const app = launch(MINE, { ...loggedIn(), fetch: () => new Promise(() => undefined) })
    await eventually(() => {
      expect(app.findAll('.bone').length).toBeGreaterThan(0)
    })
    expect(app.text(row(app, '手机号'))).toContain('—')
  })

  it('tells why the user could not be loaded, and loads him at a tap', async () => {
    quietConsole()
    const { backend, ...options } = loggedIn()
    backend.failWith = 500
    const app = launch(MINE, options)
    await eventually(() => {
      expect(app.text('wx-notice')).toContain('服务暂时不可用')
    })
    backend.failWith = 0
    app.tap(app.findText('重新加载'))
    await eventually(() => {
      expect(app.text()).toContain('name of A')
    })
  })

  it('logs out only when that is confirmed, and shows nothing of the user then', async () => {
    const app = launch(MINE, loggedIn())
    await eventually(() => {
      expect(app.text()).toContain('name of A')
    })
    app.tap('.logout')
    await eventually(() => {
      expect(app.overlay).toContain('退出登录？')
    })
    app.tapNative('取消')
    await app.flush(20)
    expect(app.text()).toContain('name of A')

    app.tap('.logout')
    await eventually(() => {
      app.tapNative('退出')
    })
    await eventually(() => {
      expect(app.text()).toContain('登录后保存你的资料')
    })
    expect(app.text()).not.toContain('name of A')
    expect(app.text(row(app, '用户编号'))).toContain('登录后可用')
  })

  it('shows nothing of the first user when somebody else is logged in by a relogin', async () => {
    const { backend, ...options } = loggedIn()
    const app = launch(MINE, options)
    await eventually(() => {
      expect(app.text()).toContain('name of A')
    })
    backend.revokeTokens()
    backend.currentUser = 'B'
    app.tapNative('首页')
    await app.flush(20)
    app.pullDown()
    await eventually(() => {
      expect(app.text()).toContain('name of B')
    })
    app.tapNative('我的')
    await eventually(() => {
      expect(app.text()).toContain('name of B')
    })
    expect(app.text()).not.toContain('name of A')
  })
})
