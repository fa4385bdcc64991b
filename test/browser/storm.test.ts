import { countAnswers } from './support/backend-view'
import { openPreview, type OpenPreview } from './support/open-preview'
import type { PreviewPage } from './support/preview-page'

jest.setTimeout(60_000)

let opened: OpenPreview
let preview: PreviewPage

beforeAll(async () => {
  opened = await openPreview()
  preview = opened.preview
})

afterAll(async () => {
  await opened.close()
})

beforeEach(async () => {
  await fetch(`${opened.backend.url}/emulator/faults`, { method: 'DELETE' })
  await preview.page.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
  preview.problems.length = 0
  await preview.open(opened.backend.url)
})

async function logIn(): Promise<void> {
  const { phone } = preview
  await phone.button('去登录').click()
  await phone.tick(/同意/)
  await phone.button('微信登录').click()
  await phone.waitForRoute('pages/home/home')
  await preview.waitForEvent('xstate.done.actor.loadCheckIns')
  await preview.waitForEvent('xstate.done.actor.loadProfile')
}

/** Everything the backend was asked for since the call. */
async function watchBackend() {
  const { url } = opened.backend
  const read = async () => ({
    logins: await countAnswers(url, 'POST', '/user/login'),
    answered: await countAnswers(url, 'GET', '/user/info', '200'),
    refused: await countAnswers(url, 'GET', '/user/info', '401'),
  })
  const before = await read()
  return async () => {
    const after = await read()
    return {
      logins: after.logins - before.logins,
      answered: after.answered - before.answered,
      refused: after.refused - before.refused,
    }
  }
}

describe('fifty requests at once', () => {
  it('with a revoked token: one login, every request answered, the page as it was', async () => {
    await logIn()
    const asked = await watchBackend()
    await preview.press('revokedStorm')
    await preview.page.getByText('50 个请求得到应答，0 个失败。服务器收到 1 次登录。').waitFor()

    const { logins, answered, refused } = await asked()
    expect(logins).toBe(1)
    expect(answered).toBe(50)
    // No more than were in flight when the first refusal came.
    expect(refused).toBeGreaterThanOrEqual(1)
    expect(refused).toBeLessThanOrEqual(10)
    expect(await preview.path()).toEqual([
      'anonymous',
      'authorizing',
      'loggedIn',
      'sessionExpired',
      'relogin',
      'loggedIn',
    ])
    expect(await preview.phone.route()).toBe('pages/home/home')
  })

  it('with a good token: no login at all', async () => {
    await logIn()
    const asked = await watchBackend()
    await preview.press('storm')
    await preview.page.getByText('50 个请求得到应答，0 个失败。服务器收到 0 次登录。').waitFor()
    expect(await asked()).toEqual({ logins: 0, answered: 50, refused: 0 })
    expect(await preview.path()).toEqual(['anonymous', 'authorizing', 'loggedIn'])
  })

  it('with a revoked token and a WeChat that fails: every request ends, with a reason', async () => {
    await logIn()
    await preview.press('loginFails')
    await preview.press('revokedStorm')
    await preview.page.getByText('0 个请求得到应答，50 个失败（network × 50）。').waitFor()
  })

  it('need a login first', async () => {
    await preview.press('revokedStorm')
    await preview.page.getByText('请先在手机上登录，再点一次这里。').waitFor()
  })
})
