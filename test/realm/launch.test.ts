import { readFileSync } from 'node:fs'
import * as shipped from 'xstate'
import { BUNDLED_PACKAGES } from '../../.gulp/npm'
import { createFakeWx } from './fake-wx'
import { launchApp } from './launch'
import { compileForPhone, type PhoneModules } from './phone-modules'

let modules: PhoneModules

beforeAll(async () => {
  modules = await compileForPhone({ withAbortController: true })
})

describe('the app in a realm with nothing but ECMAScript and wx', () => {
  it('goes from launch to loggedIn, and keeps the session', async () => {
    const fake = createFakeWx({ isTourist: false })
    const { application, until } = launchApp(modules, fake)
    await until(() => !application.session.isRestoring)
    application.session.requestLogin()
    expect(fake.routes).toEqual(['pages/home/home', 'pages/login/login'])
    application.session.grantConsent()
    await until(() => application.views.home.state === 'loggedIn' && application.views.home.nickname !== '')
    expect(fake.routes).toEqual(['pages/home/home'])
    expect(fake.stored.get('session')).toMatchObject({ version: 1, userId: 'A' })
    expect(fake.counts).toEqual({ logins: 1, keyChecks: 0 })
  })

  it('restores the kept session at the next launch, without a login', async () => {
    const fake = createFakeWx({ isTourist: false })
    fake.backend.tokens.set('kept', 'A')
    fake.stored.set('session', { version: 1, token: 'kept', userId: 'A', issuedAt: 1 })
    const { application, until } = launchApp(modules, fake)
    await until(() => application.views.home.nickname !== '' && fake.counts.keyChecks === 1)
    expect(application.session.state).toBe('loggedIn')
    expect(fake.counts.logins).toBe(0)
  })

  it('registers every page and component', () => {
    const { registered } = launchApp(modules, createFakeWx({ isTourist: false }))
    const { pages } = JSON.parse(readFileSync('miniprogram/app.json', 'utf8')) as { pages: string[] }
    expect([...registered.keys()]).toEqual(expect.arrayContaining(pages))
    expect([...registered.keys()].filter((file) => file.startsWith('components/'))).not.toHaveLength(0)
  })

  it('does not get to loggedIn with an xstate bundle that lacks the AbortController', async () => {
    const fake = createFakeWx({ isTourist: false })
    const { application, until } = launchApp(await compileForPhone({ withAbortController: false }), fake)
    await until(() => !application.session.isRestoring)
    application.session.requestLogin()
    application.session.grantConsent()
    await until(() => application.session.errorCode !== '')
    expect(application.session.state).toBe('anonymous')
    expect(fake.counts.logins).toBe(0)
  })
})

describe('a launch in DevTools without an AppID', () => {
  it('logs in with the mock code', async () => {
    const fake = createFakeWx({ isTourist: true })
    const { application, until } = launchApp(modules, fake)
    await until(() => !application.session.isRestoring)
    application.session.requestLogin()
    application.session.grantConsent()
    await until(() => application.session.state === 'loggedIn')
    expect(fake.counts.logins).toBe(1)
  })

  it('settles in loggedIn after one relogin although every check of the session fails', async () => {
    const fake = createFakeWx({ isTourist: true })
    fake.backend.tokens.set('kept', 'A')
    fake.stored.set('session', { version: 1, token: 'kept', userId: 'A', issuedAt: 1 })
    const { application, until } = launchApp(modules, fake)
    await until(() => fake.counts.keyChecks === 1)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(application.session.state).toBe('loggedIn')
    expect(fake.counts.logins).toBeLessThanOrEqual(1)
    expect(fake.counts.keyChecks).toBe(1)
  })
})

describe('miniprogram_npm', () => {
  it.each(BUNDLED_PACKAGES)('holds the current bundle of %s', (name) => {
    const file = `miniprogram_npm/${name}/index.js`
    expect(readFileSync(`miniprogram/${file}`, 'utf8')).toBe(modules.get(file))
  })

  it('is where jest finds xstate here', () => {
    const published = jest.requireActual<typeof shipped>('../../node_modules/xstate')
    expect(shipped.createActor).not.toBe(published.createActor)
  })

  it('says what to do when a name is not in the bundle', () => {
    expect(Object.keys(shipped)).not.toContain('SimulatedClock')
    expect(() => shipped.SimulatedClock).toThrow(/SimulatedClock of xstate .* run "npx gulp npm"/)
  })
})
