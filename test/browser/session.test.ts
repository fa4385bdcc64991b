import { openPreview, type OpenPreview } from './support/open-preview'
import type { PhoneScreen } from './support/phone-screen'
import type { PreviewPage } from './support/preview-page'

jest.setTimeout(60_000)

let opened: OpenPreview
let preview: PreviewPage
let phone: PhoneScreen

beforeAll(async () => {
  opened = await openPreview()
  preview = opened.preview
  phone = preview.phone
})

afterAll(async () => {
  await opened.close()
})

/** A first visit: nothing stored, no fault, Alice's WeChat. */
beforeEach(async () => {
  await fetch(`${opened.backend.url}/emulator/faults`, { method: 'DELETE' })
  await preview.page.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
  preview.problems.length = 0
  await preview.open(opened.backend.url)
})

async function openLogin(): Promise<void> {
  await phone.tapTab('我的')
  await phone.tap('登录后保存你的资料')
  await phone.waitForRoute('pages/login/login')
}

async function logIn(): Promise<void> {
  await openLogin()
  await phone.tick(/同意/)
  await phone.button('微信登录').click()
  await preview.waitForState('loggedIn')
  await phone.waitForRoute('pages/mine/mine')
  await phone.text('未设置昵称').waitFor()
}

/** Short form of the user id, as 我的 shows it. */
async function shownUserId(): Promise<string> {
  return (await phone.top.locator('.row').first().innerText()).split('\n').at(-1) ?? ''
}

/** States from the last `loggedIn` before the fault on. */
async function renewal(): Promise<string[]> {
  return (await preview.path()).slice(-4)
}

describe('a login', () => {
  it('begun from 我的 ends there, with the user shown', async () => {
    await logIn()
    expect(await preview.path()).toEqual(['anonymous', 'authorizing', 'loggedIn'])
    expect(await phone.text('退出登录').count()).toBe(1)
    expect(await phone.stored('session')).toMatchObject({ version: 1 })
    expect(preview.problems).toEqual([])
  })

  it('is asked for, but not begun, without consent', async () => {
    await openLogin()
    await phone.button('微信登录').click()
    await phone.text('请先阅读并勾选同意协议。').waitFor()
    expect(await preview.state()).toBe('authorizing')
    await phone.tick(/同意/)
    await phone.button('微信登录').click()
    await phone.waitForRoute('pages/mine/mine')
  })

  it('is restored after a restart, without another login', async () => {
    await logIn()
    const before = await shownUserId()
    await preview.reloadApp()
    await preview.waitForState('loggedIn')
    await phone.tapTab('我的')
    await phone.text('未设置昵称').waitFor()
    expect(await shownUserId()).toBe(before)
    await preview.page.reload()
    await phone.waitUntilReady()
    await preview.waitForState('loggedIn')
    expect(await preview.path()).toEqual(['anonymous', 'loggedIn'])
  })

  it('is forgotten by a logout', async () => {
    await logIn()
    await phone.tap('退出登录')
    await phone.answer('退出')
    await preview.waitForState('anonymous')
    await phone.text('登录后保存你的资料').waitFor()
    expect(await phone.stored('session')).toBeUndefined()
    await preview.reloadApp()
    expect(await preview.state()).toBe('anonymous')
  })

  it('ends in anonymous when cancelled, and can be begun again', async () => {
    await preview.press('loginHangs')
    await openLogin()
    await phone.tick(/同意/)
    await phone.button('微信登录').click()
    await phone.button('取消登录').click()
    await preview.waitForState('anonymous')
    await phone.text('已取消登录，可以随时再试。').waitFor()
    await preview.heal()
    await phone.button('微信登录').click()
    await preview.waitForState('loggedIn')
  })

  it('is left by going back, too', async () => {
    await openLogin()
    await phone.button('暂不登录').click()
    await phone.waitForRoute('pages/mine/mine')
    await preview.waitForState('anonymous')
  })
})

describe('a session that expired', () => {
  it('is renewed without a page change when the token was revoked', async () => {
    await logIn()
    await phone.tapTab('首页')
    await preview.press('revoke')
    await preview.pullDown()
    await preview.waitForEvent('session.rejected')
    await preview.waitForState('loggedIn')
    expect(await renewal()).toEqual(['loggedIn', 'sessionExpired', 'relogin', 'loggedIn'])
    expect(await phone.route()).toBe('pages/home/home')
  })

  it('is renewed when WeChat does not know its key any more', async () => {
    await logIn()
    await preview.press('expireKey')
    await preview.reloadApp()
    await preview.waitForEvent('xstate.done.actor.signIn')
    await preview.waitForState('loggedIn')
    expect(await renewal()).toEqual(['loggedIn', 'sessionExpired', 'relogin', 'loggedIn'])
    expect(await phone.route()).toBe('pages/home/home')
  })

  it('leaves nothing of the first user when another one holds the phone', async () => {
    await logIn()
    const alice = await shownUserId()
    await preview.press('user-bob')
    await preview.press('revoke')
    await phone.tapTab('首页')
    await preview.pullDown()
    await preview.waitForEvent('session.rejected')
    await preview.waitForState('loggedIn')
    await phone.tapTab('我的')
    await phone.text('未设置昵称').waitFor()
    expect(await shownUserId()).not.toBe(alice)
    expect(JSON.stringify(await phone.stored('session'))).not.toContain(alice.replace(/\W.*$/, ''))
  })
})

describe('what goes wrong', () => {
  it.each([
    ['loginFails', 'wx.login fails', '网络连接失败，请检查网络后重试。'],
    ['loginHangs', 'wx.login never calls back', '等待太久没有回应，请重试。'],
    ['serverError', 'the server answers 500', '服务暂时不可用，请稍后重试。'],
    ['offline', 'the phone is offline', '网络连接失败，请检查网络后重试。'],
    ['busy', 'WeChat is busy', '服务暂时不可用，请稍后重试。'],
    ['rateLimited', 'WeChat asks to slow down', '操作太频繁，请过一分钟再试。'],
  ])('%s: says so when %s, and logs in once that is over', async (control, _, text) => {
    await preview.press(control)
    await openLogin()
    await phone.tick(/同意/)
    await phone.button('微信登录').click()
    await phone.text(text).waitFor()
    expect(await preview.state()).toBe('anonymous')
    await preview.heal()
    await phone.button('微信登录').click()
    await preview.waitForState('loggedIn')
    await phone.waitForRoute('pages/mine/mine')
  })

  it('offline: an expired session waits for the network and goes on by itself', async () => {
    await logIn()
    await phone.tapTab('首页')
    await preview.press('revoke')
    await preview.press('loginFails')
    await preview.pullDown()
    await preview.waitForEvent('xstate.done.actor.signIn', 'relogin → sessionExpired.waitingToRetry')
    await preview.press('offline')
    await phone.text('网络断开了，恢复后会自动重新登录。').waitFor()
    await preview.heal()
    await preview.waitForEvent('network.changed', 'sessionExpired.waitingForNetwork → relogin')
    await preview.waitForState('loggedIn')
  })

  it('server 500: the page keeps what it shows and says what to do', async () => {
    await logIn()
    await preview.press('serverError')
    await phone.tapTab('首页')
    await preview.pullDown()
    await phone.text('服务暂时不可用，请稍后重试。').waitFor()
    await preview.heal()
    await phone.button('重新加载').click()
    await phone.text('服务暂时不可用，请稍后重试。').waitFor({ state: 'detached' })
    expect(await preview.state()).toBe('loggedIn')
  })
})

describe('single-page mode', () => {
  it('starts nothing and offers no login', async () => {
    await preview.press('singlePage')
    const before = await preview.log()
    await preview.reloadApp()
    await phone
      .text(/前往小程序/)
      .first()
      .waitFor()
    expect(await preview.log()).toEqual(before)
    expect(await phone.text('去登录').count()).toBe(0)
  })
})
