import { createApplication } from '../../miniprogram/composition/create-application'
import { FakePlatform } from '../support/fake-platform'

async function start() {
  const phone = new FakePlatform()
  const app = createApplication(phone)
  app.start({ scene: 1001, query: {} })
  await phone.clock.advance(10)
  return { app, phone }
}

describe('a check-in', () => {
  it('tapped while anonymous goes on after the login', async () => {
    const { app, phone } = await start()
    app.checkIns.checkIn()
    await phone.clock.advance(10)
    expect(app.session.needsConsent).toBe(true)
    expect(phone.routes.at(-1)).toBe('pages/login/login')
    // Reading the agreements takes longer than any request may.
    await phone.clock.advance(120_000)
    app.session.grantConsent()
    await phone.clock.advance(1_000)
    expect(app.session.state).toBe('loggedIn')
    expect(app.checkIns.isCheckedIn).toBe(true)
    expect(phone.backend.checkedIn.get('A')).toBe(1)
    expect(phone.routes).toEqual(['pages/home/home'])
  })

  it('is dropped without a trace when the login is left', async () => {
    const { app, phone } = await start()
    app.checkIns.checkIn()
    await phone.clock.advance(10)
    app.session.cancelLogin()
    await phone.clock.advance(1_000)
    expect(app.checkIns.status).toBe('empty')
    app.session.requestLogin()
    app.session.grantConsent()
    await phone.clock.advance(1_000)
    expect(app.session.state).toBe('loggedIn')
    expect(phone.backend.checkedIn.size).toBe(0)
    expect(app.checkIns.status).toBe('ready')
  })

  it('goes on when the login failed first and was tried again', async () => {
    const { app, phone } = await start()
    phone.loginMode = 'fails'
    app.checkIns.checkIn()
    app.session.grantConsent()
    await phone.clock.advance(1_000)
    expect(app.session.errorCode).toBe('network')
    phone.loginMode = 'ok'
    app.session.requestLogin()
    app.session.grantConsent()
    await phone.clock.advance(1_000)
    expect(phone.backend.checkedIn.get('A')).toBe(1)
  })

  it('waits as long as the user takes to try again', async () => {
    const { app, phone } = await start()
    phone.loginMode = 'fails'
    app.checkIns.checkIn()
    app.session.grantConsent()
    await phone.clock.advance(300_000)
    phone.loginMode = 'ok'
    app.session.requestLogin()
    app.session.grantConsent()
    await phone.clock.advance(1_000)
    expect(app.checkIns.isCheckedIn).toBe(true)
  })

  it('is dropped when the login page cannot be opened, and can be tapped again', async () => {
    const { app, phone } = await start()
    phone.opensPages = false
    app.checkIns.checkIn()
    await phone.clock.advance(10)
    expect(app.session.state).toBe('anonymous')
    expect(app.checkIns.status).toBe('empty')
    phone.opensPages = true
    app.checkIns.checkIn()
    expect(phone.routes.at(-1)).toBe('pages/login/login')
  })

  it('can be done again when the day has changed', async () => {
    const { app, phone } = await start()
    app.checkIns.checkIn()
    app.session.grantConsent()
    await phone.clock.advance(1_000)
    app.checkIns.checkIn()
    await phone.clock.advance(1_000)
    expect(phone.backend.checkedIn.get('A')).toBe(2)
  })

  it('is dropped when the login page is left after a login that failed', async () => {
    const { app, phone } = await start()
    phone.loginMode = 'fails'
    app.checkIns.checkIn()
    app.session.grantConsent()
    await phone.clock.advance(1_000)
    app.session.cancelLogin()
    await phone.clock.advance(10)
    expect(app.checkIns.status).toBe('empty')
    expect(phone.backend.checkedIn.size).toBe(0)
  })

  it('refused once by an expired session is sent again with the same idempotency key', async () => {
    const { app, phone } = await start()
    app.session.requestLogin()
    app.session.grantConsent()
    await phone.clock.advance(1_000)
    phone.backend.revokeTokens()
    app.checkIns.checkIn()
    await phone.clock.advance(2_000)
    const sent = phone.backend.requests.filter(
      ({ method, url }) => method === 'POST' && url.endsWith('/checkins'),
    )
    expect(sent).toHaveLength(2)
    expect(new Set(sent.map(({ header }) => header['Idempotency-Key'])).size).toBe(1)
    expect(app.checkIns.isCheckedIn).toBe(true)
  })

  it('of one user is not shown to another', async () => {
    const { app, phone } = await start()
    app.checkIns.checkIn()
    app.session.grantConsent()
    await phone.clock.advance(1_000)
    phone.backend.currentUser = 'B'
    phone.backend.revokeTokens()
    void app.user.refresh()
    await phone.clock.advance(2_000)
    expect(app.session.userId).toBe('B')
    expect(app.checkIns.isCheckedIn).toBe(false)
    app.session.logout()
    await phone.clock.advance(100)
    expect(app.checkIns.status).toBe('empty')
  })
})
