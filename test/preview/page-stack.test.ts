import { callWx, clearFixtureLog, fixtureLog, launchFixture } from './fixture'

const FIRST = '/pages/first/first'
const SECOND = '/pages/second/second'

describe('the launch', () => {
  it('calls the hooks in the platform’s order', async () => {
    const app = launchFixture(`${FIRST}?a=1&b=%E4%BD%A0`)
    await app.flush()
    expect(fixtureLog()).toEqual([
      'app.onLaunch pages/first/first 1001',
      'app.onShow',
      // Values stay encoded: the platform decodes nothing.
      'first.onLoad {"a":"1","b":"%E4%BD%A0"}',
      'first.onShow',
      'first.onReady',
    ])
  })

  it('opens the first page when none is named', () => {
    expect(launchFixture('').routes).toEqual(['pages/first/first'])
  })

  it('reports a page that does not exist', () => {
    const app = launchFixture('/pages/nowhere/nowhere')
    expect(fixtureLog()).toContain('app.onPageNotFound pages/nowhere/nowhere')
    expect(app.routes).toEqual([])
  })
})

describe('navigation', () => {
  it('stacks a page made by Component(), passes the query and comes back', async () => {
    const app = launchFixture(FIRST)
    await app.flush()
    clearFixtureLog()
    await app.wx.navigateTo({ url: '../second/second?from=first' })
    await app.flush()
    expect(fixtureLog()).toEqual([
      'first.onHide',
      'second.attached',
      'second.onLoad {"from":"first"}',
      'second.onShow',
      'second.pageLifetimes.show',
      'second.ready',
    ])
    expect(app.text('.from')).toBe('first')
    clearFixtureLog()
    app.tapNative('返回')
    expect(fixtureLog()).toEqual(['second.onUnload', 'second.detached', 'first.onShow'])
  })

  it('keeps tab pages alive, and unloads what stands above them', async () => {
    const app = launchFixture(FIRST)
    await app.wx.navigateTo({ url: SECOND })
    clearFixtureLog()
    await app.wx.switchTab({ url: '/pages/news/news' })
    expect(fixtureLog()).toEqual(['second.onUnload', 'second.detached', 'news.onShow'])
    clearFixtureLog()
    app.tapNative('First')
    expect(fixtureLog()).toEqual(['news.onHide', 'first.onShow', 'first.onTabItemTap 0'])
    expect(app.routes).toEqual(['pages/first/first'])
  })

  it('unloads everything on reLaunch', async () => {
    const app = launchFixture(FIRST)
    await app.wx.switchTab({ url: '/pages/news/news' })
    clearFixtureLog()
    await app.wx.reLaunch({ url: SECOND })
    expect(app.routes).toEqual(['pages/second/second'])
    expect(fixtureLog()).toContain('first.onUnload')
    app.tapNative('返回首页')
    expect(app.routes).toEqual(['pages/first/first'])
  })

  it('replaces the page on redirectTo', async () => {
    const app = launchFixture(FIRST)
    await app.wx.navigateTo({ url: SECOND })
    await app.wx.redirectTo({ url: '/pages/form/form' })
    expect(app.routes).toEqual(['pages/first/first', 'pages/form/form'])
  })

  it.each([
    ['navigateTo', '/pages/news/news', 'navigateTo:fail can not navigateTo a tabbar page'],
    ['redirectTo', '/pages/news/news', 'redirectTo:fail can not redirectTo a tabbar page'],
    ['navigateTo', '/pages/nowhere', 'navigateTo:fail page "pages/nowhere" is not found'],
    ['switchTab', SECOND, 'switchTab:fail can not switch to no-tabBar page'],
    ['switchTab', `${FIRST}?a=1`, 'switchTab:fail url not support queryString'],
    ['navigateBack', '', 'navigateBack:fail cannot navigate back at first page.'],
  ])('refuses %s to %s', async (move, url, errMsg) => {
    const app = launchFixture(FIRST)
    await expect(callWx(move, { url })).rejects.toMatchObject({ errMsg })
    expect(app.routes).toEqual(['pages/first/first'])
  })

  it('opens ten pages and no more', async () => {
    const app = launchFixture(FIRST)
    for (let depth = 2; depth <= 10; depth++) await app.wx.navigateTo({ url: SECOND })
    expect(app.routes).toHaveLength(10)
    await expect(callWx('navigateTo', { url: SECOND })).rejects.toMatchObject({
      errMsg: 'navigateTo:fail webview count limit exceed',
    })
    await app.wx.navigateBack({ delta: 99 })
    expect(app.routes).toHaveLength(1)
  })

  it('goes nowhere in the single-page mode', async () => {
    launchFixture(FIRST, { settings: { scene: 1154 } })
    await expect(callWx('navigateTo', { url: SECOND })).rejects.toMatchObject({
      errMsg: 'navigateTo:fail not supported in single page mode',
    })
    expect(document.querySelector('.tab-bar:not([hidden])')).toBeNull()
  })
})

describe('the bars', () => {
  it('show the page’s title and the theme’s colours', () => {
    const app = launchFixture(FIRST)
    const bar = document.querySelector<HTMLElement>('.nav-bar')
    expect(app.title).toBe('First')
    expect(bar?.style.background).toBe('rgb(255, 255, 255)')
    app.phone.context.device.update({ theme: 'dark' })
    expect(bar?.style.background).toBe('rgb(17, 17, 17)')
    expect(fixtureLog()).toContain('app.onThemeChange dark')
  })

  it('keep a title set at run time for as long as its page lives', async () => {
    const app = launchFixture(FIRST)
    await app.wx.setNavigationBarTitle({ title: 'Changed' })
    await app.wx.navigateTo({ url: SECOND })
    expect(app.title).toBe('Fixture')
    await app.wx.navigateBack({})
    expect(app.title).toBe('Changed')
  })

  it('take new texts for tabs, on tab pages only', async () => {
    const app = launchFixture(FIRST)
    await app.wx.setTabBarItem({ index: 1, text: 'Latest' })
    expect(document.querySelector('.tab-bar')?.textContent).toBe('FirstLatest')
    await expect(callWx('setTabBarItem', { index: 2, text: 'x' })).rejects.toBeDefined()
    await app.wx.navigateTo({ url: SECOND })
    await expect(callWx('setTabBarItem', { index: 1, text: 'x' })).rejects.toMatchObject({
      errMsg: 'setTabBarItem:fail not TabBar page',
    })
  })

  it('refresh by pulling down only where the page says so', async () => {
    const app = launchFixture(FIRST)
    app.pullDown()
    expect(fixtureLog()).toContain('first.onPullDownRefresh')
    expect(app.phone.context.screen.pullDown.isOpen).toBe(true)
    await app.wx.stopPullDownRefresh()
    expect(app.phone.context.screen.pullDown.isOpen).toBe(false)
    await app.wx.switchTab({ url: '/pages/news/news' })
    app.pullDown()
    expect(app.phone.context.screen.pullDown.isOpen).toBe(false)
  })
})
