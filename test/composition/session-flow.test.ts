import { createApplication, type Application } from '../../miniprogram/composition/create-application'
import { FakePlatform } from '../support/fake-platform'

const launch = { scene: 1001, query: {} }

function start(prepare: (phone: FakePlatform) => void = () => undefined) {
  const phone = new FakePlatform()
  prepare(phone)
  const app = createApplication(phone)
  app.start(launch)
  return { app, phone }
}

async function logIn(app: Application, phone: FakePlatform): Promise<void> {
  app.session.requestLogin()
  app.session.grantConsent()
  await phone.clock.advance(1_000)
}

const path = (app: Application): string[] =>
  app.recorder.entries.filter(({ machine }) => machine === 'session').map(({ to }) => to)

describe('the session, from launch on', () => {
  it('stays anonymous until somebody asks for a login', async () => {
    const { app, phone } = start()
    await phone.clock.advance(60_000)
    expect(app.session.state).toBe('anonymous')
    expect(app.session.isRestoring).toBe(false)
    expect(phone.logins).toBe(0)
  })

  it('logs in, shows the user and goes back to where the login began', async () => {
    const { app, phone } = start((prepared) => {
      prepared.routes = ['pages/mine/mine']
    })
    await phone.clock.advance(10)
    app.session.requestLogin()
    expect(phone.routes).toEqual(['pages/mine/mine', 'pages/login/login'])
    app.session.grantConsent()
    await phone.clock.advance(1_000)
    expect(app.session.state).toBe('loggedIn')
    expect(app.user.nickname).toBe('name of A')
    expect(phone.routes).toEqual(['pages/mine/mine'])
    expect(phone.stored.get('session')).toMatchObject({ version: 1, userId: 'A' })
  })

  it('restores a stored session at once and checks it once', async () => {
    const { app, phone } = start((prepared) => {
      prepared.backend.tokens.set('kept', 'A')
      prepared.stored.set('session', { version: 1, token: 'kept', userId: 'A', issuedAt: 1 })
    })
    await phone.clock.advance(1)
    expect(app.session.state).toBe('loggedIn')
    await phone.clock.advance(60_000)
    expect(phone.logins).toBe(0)
    expect(phone.keyChecks).toBe(1)
    expect(app.user.nickname).toBe('name of A')
  })

  it('renews a revoked token silently: expired, relogin, logged in, no page change', async () => {
    const { app, phone } = start()
    await phone.clock.advance(10)
    await logIn(app, phone)
    const before = path(app).length
    phone.backend.revokeTokens()
    void app.user.refresh()
    await phone.clock.advance(2_000)
    expect(path(app).slice(before)).toEqual(['sessionExpired.lookingAtNetwork', 'relogin', 'loggedIn.valid'])
    expect(phone.routes).toEqual(['pages/home/home'])
    expect(app.user.status).toBe('ready')
    expect(phone.logins).toBe(2)
  })

  it('leaves nothing of the first user when another one signs in', async () => {
    const { app, phone } = start()
    await phone.clock.advance(10)
    await logIn(app, phone)
    phone.backend.currentUser = 'B'
    phone.backend.revokeTokens()
    const seen: string[] = []
    app.root
      .getSnapshot()
      .children.session?.subscribe(() => seen.push(`${app.session.userId}:${app.user.nickname}`))
    void app.user.refresh()
    await phone.clock.advance(2_000)
    expect(app.session.userId).toBe('B')
    expect(app.user.nickname).toBe('name of B')
    expect(seen).not.toContain('B:name of A')
  })

  it('forgets everything at logout and tells the backend', async () => {
    const { app, phone } = start()
    await phone.clock.advance(10)
    await logIn(app, phone)
    app.session.logout()
    await phone.clock.advance(1_000)
    expect(app.session.state).toBe('anonymous')
    expect(app.user.nickname).toBe('')
    expect(phone.stored.size).toBe(0)
    expect(phone.backend.tokens.size).toBe(0)
  })

  it.each([
    ['fails', 'network'],
    ['hangs', 'timeout'],
  ] as const)('says so when wx.login %s, and logs in when tried again', async (mode, code) => {
    const { app, phone } = start()
    await phone.clock.advance(10)
    phone.loginMode = mode
    app.session.requestLogin()
    app.session.grantConsent()
    await phone.clock.advance(6_000)
    expect(app.session.state).toBe('anonymous')
    expect(app.session.errorCode).toBe(code)
    expect(phone.routes.at(-1)).toBe('pages/login/login')
    phone.loginMode = 'ok'
    await logIn(app, phone)
    expect(app.session.state).toBe('loggedIn')
    expect(app.session.errorCode).toBe('')
  })

  it('goes back to anonymous when the login is cancelled at any moment', async () => {
    for (let moment = 0; moment <= 100; moment += 5) {
      const { app, phone } = start()
      await phone.clock.advance(10)
      app.session.requestLogin()
      app.session.grantConsent()
      await phone.clock.advance(moment)
      const wasDone = app.session.state === 'loggedIn'
      app.session.cancelLogin()
      await phone.clock.advance(30_000)
      expect(app.session.state).toBe(wasDone ? 'loggedIn' : 'anonymous')
      expect(phone.stored.has('session')).toBe(wasDone)
    }
  })

  it('waits for the network and goes on by itself', async () => {
    const { app, phone } = start()
    await phone.clock.advance(10)
    await logIn(app, phone)
    phone.backend.revokeTokens()
    void app.user.refresh()
    await phone.clock.advance(50)
    phone.setOnline(false)
    await phone.clock.advance(120_000)
    expect(app.session.state).toBe('sessionExpired')
    expect(app.session.isOffline).toBe(true)
    phone.setOnline(true)
    await phone.clock.advance(2_000)
    expect(app.session.state).toBe('loggedIn')
  })

  it('waits for a tap when the backend refuses every token', async () => {
    const { app, phone } = start()
    await phone.clock.advance(10)
    await logIn(app, phone)
    phone.backend.refusesEveryToken = true
    for (let call = 0; call < 5; call++) {
      void app.user.refresh()
      await phone.clock.advance(5_000)
    }
    expect(app.session.canRetry).toBe(true)
    expect(phone.logins).toBeLessThanOrEqual(4)
    phone.backend.refusesEveryToken = false
    app.session.retry()
    await phone.clock.advance(2_000)
    expect(app.session.state).toBe('loggedIn')
  })

  it('keeps the session in memory when the storage is full, and nothing in the storage', async () => {
    const { app, phone } = start((prepared) => {
      prepared.storageMode = 'full'
    })
    await phone.clock.advance(10)
    await logIn(app, phone)
    expect(app.session.state).toBe('loggedIn')
    expect(phone.stored.has('session')).toBe(false)
  })

  it('settles after one relogin where every session check fails, as without an AppID in DevTools', async () => {
    const { app, phone } = start((prepared) => {
      prepared.keyState = 'expired'
      prepared.backend.tokens.set('kept', 'A')
      prepared.stored.set('session', { version: 1, token: 'kept', userId: 'A', issuedAt: 1 })
    })
    await phone.clock.advance(60_000)
    expect(app.session.state).toBe('loggedIn')
    expect(phone.logins).toBe(1)
    expect(phone.keyChecks).toBe(1)
  })

  it('starts nothing in single-page mode', async () => {
    const phone = new FakePlatform()
    const app = createApplication(phone)
    app.start({ scene: 1154, query: {} })
    app.session.requestLogin()
    await phone.clock.advance(60_000)
    expect(app.isSinglePage).toBe(true)
    expect(phone.logins).toBe(0)
    expect(phone.routes).toEqual(['pages/home/home'])
  })
})
