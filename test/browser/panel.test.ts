import { openBrowser } from './support/chromium'
import { openPreview, type OpenPreview } from './support/open-preview'
import { PreviewPage } from './support/preview-page'

jest.setTimeout(60_000)

let opened: OpenPreview
let preview: PreviewPage

beforeAll(async () => {
  opened = await openPreview({}, '?lang=en')
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
  await preview.open(opened.backend.url, '?lang=en&theme=light')
})

async function readFaults(): Promise<unknown> {
  return (await fetch(`${opened.backend.url}/emulator/faults`)).json()
}

async function logIn(): Promise<void> {
  const { phone } = preview
  await phone.tap('Log in')
  await phone.waitForRoute('pages/login/login')
  await phone.top.getByRole('checkbox').click()
  await phone.button('Log in with WeChat').click()
  await preview.waitForState('loggedIn')
  await phone.waitForRoute('pages/home/home')
}

describe('the three experiments', () => {
  it('lead to a login, to a renewal nobody notices, and to a WeChat that stays silent', async () => {
    await preview.press('experiment-login')
    expect(await preview.notice()).toContain('tap the login button')
    await logIn()

    await preview.press('experiment-revoke')
    await preview.page.getByText('The token is gone.').waitFor()
    await preview.phone.pullDown()
    await preview.waitForEvent('xstate.done.actor.signIn', 'relogin → loggedIn')
    expect((await preview.path()).slice(-4)).toEqual(['loggedIn', 'sessionExpired', 'relogin', 'loggedIn'])
    expect(await preview.phone.route()).toBe('pages/home/home')

    await preview.press('experiment-hang')
    await preview.waitForState('anonymous')
    expect(await preview.isOn('loginHangs')).toBe(true)
  })

  it('say that one must log in first', async () => {
    await preview.press('experiment-revoke')
    expect(await preview.notice()).toContain('Log in on the phone first')
  })
})

describe('the controls', () => {
  it('are visibly on, reach the backend, outlive a reload and are put right by one button', async () => {
    for (const name of ['slow', 'rateLimited', 'offline', 'loginFails']) await preview.press(name)
    await preview.page.locator('[data-testid=loginFails][aria-pressed=true]').waitFor()
    expect(await readFaults()).toMatchObject({ code2session: 'rate_limited', delay_ms: 3000 })
    expect(await preview.control('heal').textContent()).toBe('Put everything right (4)')

    await preview.page.reload()
    await preview.phone.waitUntilReady()
    await preview.page.locator('[data-testid=slow][aria-pressed=true]').waitFor()
    expect(await preview.isOn('offline')).toBe(true)

    await preview.heal()
    expect(await readFaults()).toEqual({ code2session: 'ok', api_status: 0, delay_ms: 0 })
    expect(await preview.isOn('loginFails')).toBe(false)
  })

  it('exclude each other where only one can be', async () => {
    await preview.press('loginFails')
    await preview.press('loginHangs')
    expect([await preview.isOn('loginFails'), await preview.isOn('loginHangs')]).toEqual([false, true])
    await preview.press('busy')
    await preview.page.locator('[data-testid=busy][aria-pressed=true]').waitFor()
    await preview.press('rateLimited')
    await preview.page.locator('[data-testid=busy][aria-pressed=false]').waitFor()
  })

  it('change the phone: language, theme, single-page mode and back', async () => {
    const { phone } = preview
    await preview.press('phoneLanguage-zh_CN')
    await phone.text('未登录').first().waitFor()
    await preview.press('phoneTheme-dark')
    await preview.frame.locator('html[data-theme=dark]').waitFor()
    const page = phone.top.locator('wx-page')
    expect(await page.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
      'rgb(17, 17, 17)',
    )
    await preview.press('singlePage')
    await phone.screen.getByRole('button', { name: '前往小程序' }).click()
    await preview.frame.getByRole('tab', { name: '首页' }).waitFor()
    expect(await preview.isOn('singlePage')).toBe(false)
  })

  it('clear the storage', async () => {
    await logIn()
    await preview.press('clearStorage')
    await preview.waitForState('anonymous')
    expect(await preview.phone.stored('session')).toBeUndefined()
  })

  it('say where pulling down does nothing', async () => {
    await preview.phone.tapTab('Me')
    await preview.phone.waitForRoute('pages/mine/mine')
    await preview.pullDown()
    expect(await preview.notice()).toContain('does not refresh')
  })
})

describe('the panel', () => {
  it('speaks both languages and has a light and a dark look', async () => {
    await preview.press('panel-language')
    await preview.page.getByRole('heading', { name: '会出什么问题' }).waitFor()
    await preview.press('panel-theme')
    expect(await preview.page.locator('html').getAttribute('data-theme')).toBe('dark')
    await preview.page.reload()
    await preview.page.getByRole('heading', { name: '会出什么问题' }).waitFor()
    expect(await preview.page.locator('html').getAttribute('data-theme')).toBe('dark')
  })

  it('loads again when something was built', async () => {
    await preview.page.waitForTimeout(200)
    const reloaded = preview.page.waitForEvent('load')
    opened.backend.server.notifyReload()
    await expect(reloaded).resolves.toBeDefined()
  })

  it.each(['en', 'zh'])('fits on a screen of 1280 × 800 (%s)', async (language) => {
    await preview.open(opened.backend.url, `?lang=${language}`)
    await preview.press('experiment-login')
    const overflow = await preview.page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('.panel, .controls')].map(
        ({ scrollHeight, clientHeight, scrollWidth, clientWidth }) =>
          Math.max(scrollHeight - clientHeight, scrollWidth - clientWidth),
      ),
    )
    expect(overflow).toEqual([0, 0, 0])
    const controls = await preview.page.locator('.panel button').all()
    const boxes = await Promise.all(controls.map((control) => control.boundingBox()))
    expect(boxes.filter((box) => box === null || box.y + box.height > 800)).toEqual([])
  })

  it('stands below the phone on a narrow screen, without scrolling sideways', async () => {
    const browser = await openBrowser({ width: 390, height: 844, hasTouch: true })
    const page = browser.context.pages()[0] ?? (await browser.context.newPage())
    const narrow = await new PreviewPage(page).open(opened.backend.url, '?lang=zh')
    const [phone, panel] = [
      await page.getByTestId('phone').boundingBox(),
      await page.locator('.panel').boundingBox(),
    ]
    expect(panel?.y ?? 0).toBeGreaterThan((phone?.y ?? 0) + (phone?.height ?? 0))
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await narrow.phone.tap('去登录')
    await narrow.phone.waitForRoute('pages/login/login')
    await browser.close()
  })
})

it('asks for the pairing code of a server that is open to the network', async () => {
  const open = await openPreview({}, '?lang=en', { HOST: '0.0.0.0' })
  const { page } = open.preview
  try {
    await page.getByLabel('Pairing code').fill(open.backend.server.pairingCode?.toLowerCase() ?? '')
    await page.getByRole('button', { name: 'Pair' }).click()
    await page.getByText('Press 1, 2 or 3').waitFor()
    await open.preview.press('slow')
    await page.locator('[data-testid=slow][aria-pressed=true]').waitFor()
    expect(await open.preview.isOn('slow')).toBe(true)
  } finally {
    await open.close()
  }
})
