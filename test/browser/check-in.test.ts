import { countAnswers, readCheckIns, type CheckinsAnswer } from './support/backend-view'
import { openPreview, type OpenPreview } from './support/open-preview'
import type { PhoneScreen } from './support/phone-screen'
import type { PreviewPage } from './support/preview-page'

jest.setTimeout(60_000)

const ONCE = { streak: 1, checked_in_today: true, dates: [expect.any(String)] }
const NEVER = { streak: 0, checked_in_today: false, dates: [] }

let opened: OpenPreview
let preview: PreviewPage
let phone: PhoneScreen
let visitors = 0
let postsBefore = 0

beforeAll(async () => {
  opened = await openPreview()
  preview = opened.preview
  phone = preview.phone
})

afterAll(async () => {
  await opened.close()
})

/** A first visit of somebody who never was here: who checked in stays checked in. */
beforeEach(async () => {
  await fetch(`${opened.backend.url}/emulator/faults`, { method: 'DELETE' })
  await preview.page.evaluate(
    (user) => {
      localStorage.clear()
      sessionStorage.clear()
      sessionStorage.setItem('preview-device', JSON.stringify({ user }))
    },
    `visitor-${String(++visitors)}`,
  )
  preview.problems.length = 0
  await preview.open(opened.backend.url)
  postsBefore = await countPosts()
})

/** Check-ins the backend has accepted. */
function countPosts(): Promise<number> {
  return countAnswers(opened.backend.url, 'POST', '/checkins', '200')
}

async function atBackend(): Promise<CheckinsAnswer> {
  const session = (await phone.stored('session')) as { token: string }
  return readCheckIns(opened.backend.url, session.token)
}

async function logIn(): Promise<void> {
  await phone.tick(/同意/)
  await phone.button('微信登录').click()
  await preview.waitForState('loggedIn')
  await phone.waitForRoute('pages/home/home')
}

async function untilCheckedIn(): Promise<void> {
  await phone.text('今天已签').waitFor()
  expect(await phone.text('已连续 1 天').count()).toBe(1)
  expect(await phone.button('签到').count()).toBe(0)
}

describe('a check-in tapped while nobody is logged in', () => {
  it('leads to the login, and is done when the user is back on 首页, once', async () => {
    await phone.button('签到').click()
    await phone.waitForRoute('pages/login/login')
    await logIn()
    await untilCheckedIn()
    expect(await preview.path()).toEqual(['anonymous', 'authorizing', 'loggedIn'])
    expect(await phone.top.getByRole('img', { name: /^本周签到: .*今天 已签/ }).count()).toBe(1)
    expect(await atBackend()).toEqual(expect.objectContaining(ONCE))
    expect((await countPosts()) - postsBefore).toBe(1)
    expect(preview.problems).toEqual([])
  })

  it('is dropped when the login is left, and a later login does not bring it back', async () => {
    await phone.button('签到').click()
    await phone.waitForRoute('pages/login/login')
    await phone.button('暂不登录').click()
    await phone.waitForRoute('pages/home/home')
    await phone.button('签到').waitFor()
    await phone.button('去登录').click()
    await logIn()
    await preview.waitForEvent('xstate.done.actor.loadCheckIns', 'loading → ready')
    expect(await phone.button('签到').count()).toBe(1)
    expect(await atBackend()).toEqual(expect.objectContaining(NEVER))
    expect(await countPosts()).toBe(postsBefore)
  })

  it('survives a login that fails first', async () => {
    await preview.press('loginFails')
    await phone.button('签到').click()
    await phone.tick(/同意/)
    await phone.button('微信登录').click()
    await phone.text('网络连接失败，请检查网络后重试。').waitFor()
    await preview.heal()
    await phone.button('微信登录').click()
    await untilCheckedIn()
    expect((await countPosts()) - postsBefore).toBe(1)
  })
})

describe('a check-in of somebody who is logged in', () => {
  beforeEach(async () => {
    await phone.button('去登录').click()
    await logIn()
    await preview.waitForEvent('xstate.done.actor.loadCheckIns')
  })

  it('tapped twice counts once, and is still there after a restart', async () => {
    await phone.button('签到').dblclick()
    await untilCheckedIn()
    expect((await countPosts()) - postsBefore).toBe(1)
    await preview.reloadApp()
    await untilCheckedIn()
    expect(await atBackend()).toEqual(expect.objectContaining(ONCE))
  })

  it('refused by an expired session is sent again with the same key, and counts once', async () => {
    const keys: string[] = []
    preview.page.on('request', (request) => {
      const isCheckIn = request.method() === 'POST' && request.url().endsWith('/checkins')
      if (isCheckIn) keys.push(request.headers()['idempotency-key'] ?? '')
    })
    await preview.press('revoke')
    await phone.button('签到').click()
    await untilCheckedIn()
    expect((await preview.path()).slice(-4)).toEqual(['loggedIn', 'sessionExpired', 'relogin', 'loggedIn'])
    expect(await phone.route()).toBe('pages/home/home')
    expect(keys).toEqual([keys[0], keys[0]])
    expect(await atBackend()).toEqual(expect.objectContaining(ONCE))
  })

  it('that failed says so, and the same button tries again', async () => {
    await preview.press('serverError')
    await phone.button('签到').click()
    await phone.text('服务暂时不可用，请稍后重试。').waitFor()
    await preview.heal()
    await phone.button('签到').click()
    await untilCheckedIn()
    expect(await phone.text('服务暂时不可用，请稍后重试。').count()).toBe(0)
  })
})
