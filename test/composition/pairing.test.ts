import { createApplication } from '../../miniprogram/composition/create-application'
import { createPairing } from '../../miniprogram/composition/pairing'
import { API_ORIGINS } from '../../miniprogram/config'
import type { Environment } from '../../miniprogram/core/ports'
import { FakePlatform } from '../support/fake-platform'
import { settle } from '../support/virtual-clock'

const computer = 'http://192.168.1.20:3000'
const onPhone: Environment = { locale: 'en', isDevTools: false, envVersion: 'develop' }

function setUp(environment: Environment = onPhone) {
  const phone = new FakePlatform(environment)
  const confirm = jest.spyOn(phone.feedback, 'confirm')
  const pairing = createPairing(phone.storage, phone.feedback, environment)
  const leave = jest.fn(() => Promise.resolve())
  const read = (pair?: string) => pairing.read({ scene: 1001, query: { pair } }, leave)
  return { phone, confirm, pairing, leave, read }
}

describe('createPairing', () => {
  it('pairs once the user agreed, who sees the address', async () => {
    const { confirm, pairing, read } = setUp()
    await read(encodeURIComponent(computer))
    expect(confirm.mock.calls[0]?.[0].content).toContain(computer)
    expect(pairing.origin()).toBe(computer)
  })

  it('takes an address that is not encoded, too', async () => {
    const { pairing, read } = setUp()
    await read(computer)
    expect(pairing.origin()).toBe(computer)
  })

  it('does not pair when the user declines', async () => {
    const { phone, pairing, read } = setUp()
    phone.confirms = false
    await read(computer)
    expect(pairing.origin()).toBeNull()
    expect(phone.stored.size).toBe(0)
  })

  it.each(['trial', 'release', ''])('neither asks nor pairs in a version called %j', async (envVersion) => {
    const { confirm, pairing, read } = setUp({ ...onPhone, envVersion })
    await read(computer)
    expect(confirm).not.toHaveBeenCalled()
    expect(pairing.origin()).toBeNull()
  })

  it.each([
    'http://evil.example:3000',
    'https://192.168.1.20:3000',
    'http://192.168.1.20:3000@evil.example',
    'http://8.8.8.8:3000',
    '%',
    '%E0%A4%A',
    'on',
    '',
    undefined,
  ])('neither asks nor pairs for %j, and throws nothing', async (pair) => {
    const { confirm, pairing, read } = setUp()
    await read(pair)
    expect(confirm).not.toHaveBeenCalled()
    expect(pairing.origin()).toBeNull()
  })

  it('asks no second time for the computer it is paired with, but for another', async () => {
    const { confirm, pairing, read } = setUp()
    await read(computer)
    await read(computer)
    expect(confirm).toHaveBeenCalledTimes(1)
    await read('http://10.0.0.7:3000')
    expect(pairing.origin()).toBe('http://10.0.0.7:3000')
  })

  it('ends with pair=off, without a question', async () => {
    const { confirm, phone, pairing, read } = setUp()
    await read(computer)
    await read('off')
    expect(pairing.origin()).toBeNull()
    expect(phone.stored.size).toBe(0)
    expect(confirm).toHaveBeenCalledTimes(1)
  })

  it.each([{}, 1, null, 'http://evil.example:80', [computer]])(
    'takes a stored %j for no pairing',
    (stored) => {
      const phone = new FakePlatform(onPhone)
      phone.stored.set('pairing', stored)
      expect(createPairing(phone.storage, phone.feedback, onPhone).origin()).toBeNull()
    },
  )
})

describe('the application and its pairing', () => {
  async function sendTo(environment: Environment, pair: string): Promise<string | undefined> {
    const phone = new FakePlatform(environment)
    const app = createApplication(phone)
    app.start({ scene: 1001, query: { pair } })
    await settle()
    app.session.requestLogin()
    app.session.grantConsent()
    await phone.clock.advance(1_000)
    expect(phone.reports).toEqual([])
    return phone.backend.requests[0]?.url
  }

  it('sends requests to the paired computer from a development build on a phone only', async () => {
    expect(await sendTo(onPhone, computer)).toBe(`${computer}/api/v1/user/login`)
    expect(await sendTo({ ...onPhone, isDevTools: true }, computer)).toBe(
      `${API_ORIGINS.local}/api/v1/user/login`,
    )
    expect(await sendTo({ ...onPhone, envVersion: 'release' }, computer)).toBe(
      `${API_ORIGINS.release}/api/v1/user/login`,
    )
  })

  it('sends no token to another server than the one that issued it', async () => {
    const phone = new FakePlatform(onPhone)
    phone.backend.tokens.set('kept', 'A')
    phone.stored.set('session', { version: 1, token: 'kept', userId: 'A', issuedAt: 1 })
    for (const pair of [computer, 'off']) {
      phone.backend.requests.length = 0
      const app = createApplication(phone)
      app.start({ scene: 1001, query: { pair } })
      await phone.clock.advance(1_000)
      expect(app.session.state).toBe('anonymous')
      app.session.requestLogin()
      app.session.grantConsent()
      await phone.clock.advance(1_000)
      const origins = new Map(
        phone.backend.requests.map(({ header, url }) => [header.Authorization, new URL(url).origin]),
      )
      const issued = phone.backend.requests.filter(
        ({ header, url }) => origins.get(header.Authorization) !== new URL(url).origin,
      )
      expect(issued).toEqual([])
    }
  })

  it('starts with a malformed link as with none', async () => {
    expect(await sendTo(onPhone, '%E0%A4%A')).toBe(`${API_ORIGINS.release}/api/v1/user/login`)
  })

  it('reports a pairing that cannot be stored', async () => {
    const phone = new FakePlatform(onPhone)
    phone.storageMode = 'full'
    createApplication(phone).start({ scene: 1001, query: { pair: computer } })
    await settle()
    expect(phone.reports).toMatchObject([{ where: 'pairing', error: { code: 'storage' } }])
  })
})
