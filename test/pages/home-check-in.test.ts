import { eventually } from '../support/eventually'
import { FakeBackend } from '../support/fake-backend'
import { fetchBackend } from '../support/fetch-backend'
import { loggedIn } from '../support/logged-in'
import { launch } from '../support/mini-program'
import type { PhoneDriver } from '../support/phone-driver'
import { quietConsole } from '../support/quiet-console'

const HOME = '/pages/home/home'

/** The fake backend's today: a Sunday. */
const NOTHING_YET =
  '本周签到: 周一 未签, 周二 未签, 周三 未签, 周四 未签, 周五 未签, 周六 未签, 周日 今天 未签'
const DONE = NOTHING_YET.replace('今天 未签', '今天 已签')

beforeEach(quietConsole)

function weekOf(app: PhoneDriver): string | null {
  return app.find('.week [role="img"], .week[role="img"]').getAttribute('aria-label')
}

function card(app: PhoneDriver): string {
  return app.text('.check-in')
}

async function untilShown(app: PhoneDriver, text: string): Promise<void> {
  await eventually(() => {
    expect(card(app)).toBe(text)
  })
}

function postsOf(backend: FakeBackend): number {
  return backend.requests.filter(({ method, url }) => method === 'POST' && url.endsWith('/checkins')).length
}

describe('the check-in on 首页, while nobody is logged in', () => {
  it('is there, with no day marked', async () => {
    const app = launch(HOME)
    await untilShown(app, '每日签到 每天一次，攒下连续天数 签到')
    expect(weekOf(app)).not.toContain('今天')
    expect(app.findAll('.bone')).toEqual([])
  })

  it('leads to the login and is done afterwards, back on 首页', async () => {
    const backend = new FakeBackend()
    const app = launch(HOME, { fetch: fetchBackend(backend) })
    await eventually(() => {
      app.tap(app.findText('签到'))
    })
    await eventually(() => {
      expect(app.routes).toEqual(['pages/home/home', 'pages/login/login'])
    })
    app.tap('wx-checkbox')
    await eventually(() => {
      expect(app.page.data.hasConsent).toBe(true)
    })
    app.tap(app.findText('微信登录'))
    await eventually(() => {
      expect(app.routes).toEqual(['pages/home/home'])
      expect(card(app)).toBe('每日签到 已连续 1 天 今天已签')
    })
    expect(weekOf(app)).toBe(DONE)
    expect(postsOf(backend)).toBe(1)
  })

  it('is dropped when the login is left', async () => {
    const backend = new FakeBackend()
    const app = launch(HOME, { fetch: fetchBackend(backend) })
    await eventually(() => {
      app.tap(app.findText('签到'))
    })
    await eventually(() => {
      app.tap(app.findText('暂不登录'))
    })
    await untilShown(app, '每日签到 每天一次，攒下连续天数 签到')
    expect(backend.requests).toEqual([])
  })

  it('has no button in the single-page mode of Moments', async () => {
    const app = launch(HOME, { settings: { scene: 1154 } })
    await untilShown(app, '每日签到 每天一次，攒下连续天数')
    expect(app.findAll('.bone')).toEqual([])
  })

  it('speaks English on an English phone', async () => {
    const app = launch(HOME, { settings: { language: 'en' } })
    await untilShown(app, 'Daily check-in One tap a day Check in')
    expect(weekOf(app)).toMatch(/^Check-ins this week: Mon open, Tue open/)
  })
})

describe('the check-in on 首页, with a session', () => {
  it('shows a skeleton and no button until it is known what is done', async () => {
    const app = launch(HOME, { ...loggedIn(), fetch: () => new Promise(() => undefined) })
    await untilShown(app, '每日签到')
    expect(app.findAll('.check-in .bone')).toHaveLength(1)
  })

  it('marks today, checks in at a tap, and counts two taps once', async () => {
    const { backend, ...options } = loggedIn()
    const app = launch(HOME, options)
    await eventually(() => {
      expect(weekOf(app)).toBe(NOTHING_YET)
    })
    const button = app.findText('签到')
    app.tap(button)
    app.tap(button)
    await untilShown(app, '每日签到 已连续 1 天 今天已签')
    expect(weekOf(app)).toBe(DONE)
    expect(app.findAll('.check-in wx-button')).toEqual([])
    expect(postsOf(backend)).toBe(1)
  })

  it('is busy meanwhile', async () => {
    const { backend, ...options } = loggedIn()
    const answer = fetchBackend(backend)
    const app = launch(HOME, {
      ...options,
      fetch: (input, init) => (init?.method === 'POST' ? new Promise(() => undefined) : answer(input, init)),
    })
    await eventually(() => {
      app.tap(app.findText('签到'))
    })
    await untilShown(app, '每日签到 每天一次，攒下连续天数 签到中')
    expect(app.find('.check-in wx-button').hasAttribute('loading')).toBe(true)
  })

  it('that failed says what to do, and the same button tries again', async () => {
    const { backend, ...options } = loggedIn()
    const app = launch(HOME, options)
    await eventually(() => {
      expect(weekOf(app)).toBe(NOTHING_YET)
    })
    backend.failWith = 500
    app.tap(app.findText('签到'))
    await eventually(() => {
      expect(app.text('wx-notice')).toBe('服务暂时不可用，请稍后重试。')
    })
    backend.failWith = 0
    app.tap(app.findText('签到'))
    await untilShown(app, '每日签到 已连续 1 天 今天已签')
    expect(app.findAll('wx-notice')).toEqual([])
  })

  it('fails in silence when the card above says the same, and is loaded with it', async () => {
    const { backend, ...options } = loggedIn()
    backend.failWith = 500
    const app = launch(HOME, options)
    await eventually(() => {
      expect(app.findAll('wx-notice')).toHaveLength(1)
      expect(card(app)).toBe('每日签到 每天一次，攒下连续天数 签到')
    })
    await app.flush(20)
    expect(app.findAll('wx-notice')).toHaveLength(1)
    backend.failWith = 0
    app.tap(app.findText('重新加载'))
    await eventually(() => {
      expect(weekOf(app)).toBe(NOTHING_YET)
    })
  })

  it('is looked up again when the page is pulled down', async () => {
    const endPullDown = jest.fn()
    const { backend, ...options } = loggedIn()
    const app = launch(HOME, { ...options, wx: { stopPullDownRefresh: endPullDown } })
    await eventually(() => {
      expect(weekOf(app)).toBe(NOTHING_YET)
    })
    // On another phone of the same user.
    backend.checkedIn.set('A', 1)
    app.pullDown()
    await untilShown(app, '每日签到 已连续 1 天 今天已签')
    expect(endPullDown).toHaveBeenCalledTimes(1)
  })
})
