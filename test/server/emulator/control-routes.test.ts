import { OFFICIAL, TestApps } from '../support/test-app'

const apps = new TestApps()
const HEALTHY = { code2session: 'ok', api_status: 0, delay_ms: 0 }

describe('the controls', () => {
  it('check-session is true after a login, false before one and after the key expired', async () => {
    const client = await apps.open()
    const check = async () => (await client.post('/emulator/client/check-session', { user: 'alice' })).body
    expect(await check()).toEqual({ valid: false })
    await client.code('alice')
    expect(await check()).toEqual({ valid: true })
    const { status, body } = await client.post('/emulator/session-keys/expire', { user: 'alice' })
    expect({ status, body }).toEqual({ status: 200, body: {} })
    expect(await check()).toEqual({ valid: false })
    await client.code('alice')
    expect(await check()).toEqual({ valid: true })
  })

  it('an expired key says nothing about our own token', async () => {
    const client = await apps.open()
    const { skey } = await client.logIn('alice')
    await client.post('/emulator/session-keys/expire', { user: 'alice' })
    expect((await client.get('/api/v1/user/info', skey)).status).toBe(200)
  })

  it('revoke ends every token and says how many', async () => {
    const client = await apps.open()
    const logins = [await client.logIn('alice'), await client.logIn('alice'), await client.logIn('bob')]
    expect((await client.post('/emulator/tokens/revoke', {})).body).toEqual({ revoked: 3 })
    expect((await client.post('/emulator/tokens/revoke', {})).body).toEqual({ revoked: 0 })
    for (const { skey } of logins) expect((await client.get('/api/v1/user/info', skey)).status).toBe(401)
  })

  it('faults are shown, changed one by one and healed together', async () => {
    const client = await apps.open()
    expect((await client.get('/emulator/faults')).body).toEqual(HEALTHY)
    await client.put('/emulator/faults', { code2session: 'busy' })
    const changed = { ...HEALTHY, code2session: 'busy', delay_ms: 1 }
    expect((await client.put('/emulator/faults', { delay_ms: 1 })).body).toEqual(changed)
    expect((await client.get('/emulator/faults')).body).toEqual(changed)
    expect((await client.send({ method: 'DELETE', url: '/emulator/faults' })).body).toEqual(HEALTHY)
  })

  it.each([
    { code2session: 'broken' },
    { api_status: 404 },
    { delay_ms: -1 },
    { delay_ms: 60_001 },
    { unknown: true },
  ])('the fault %j is refused', async (fault) => {
    const client = await apps.open()
    expect((await client.put('/emulator/faults', fault)).body.code).toBe('invalid_request')
  })

  it.each([
    ['/emulator/client/login', {}],
    ['/emulator/client/login', { user: '' }],
    ['/emulator/client/check-session', { user: 'x'.repeat(65) }],
    ['/emulator/session-keys/expire', { user: 1 }],
  ])('%s refuses %j', async (url, payload) => {
    const client = await apps.open()
    expect((await client.post(url, payload)).body.code).toBe('invalid_request')
  })
})

describe('faults of the API', () => {
  it.each([
    [500, 'server'],
    [503, 'unavailable'],
  ])('%i answers every route of the API with %s, and no other', async (status, code) => {
    const client = await apps.open()
    const { skey } = await client.logIn()
    await client.put('/emulator/faults', { api_status: status })
    const answers = await Promise.all([
      client.get('/api/v1/user/info', skey),
      client.get('/api/v1/user/info'),
      client.post('/api/v1/user/login', { js_code: 'x' }),
      client.get('/api/v1/nothing'),
    ])
    for (const answer of answers) expect(answer.body).toMatchObject({ statusCode: status, code })
    expect((await client.get('/healthz')).status).toBe(200)
    await client.send({ method: 'DELETE', url: '/emulator/faults' })
    expect((await client.get('/api/v1/user/info', skey)).status).toBe(200)
  })

  it('delay_ms makes the API wait, and nothing else', async () => {
    const client = await apps.open()
    await client.put('/emulator/faults', { delay_ms: 200 })
    const timed = async (url: string) => {
      const start = performance.now()
      await client.get(url)
      return performance.now() - start
    }
    expect(await timed('/api/v1/user/info')).toBeGreaterThanOrEqual(195)
    expect(await timed('/healthz')).toBeLessThan(150)
  })
})

describe('who may use the emulator', () => {
  const request = { method: 'GET', url: '/emulator/faults' } as const

  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('%s may', async (remoteAddress) => {
    const client = await apps.open()
    expect((await client.send({ ...request, remoteAddress })).status).toBe(200)
  })

  it.each([
    ['another computer', { remoteAddress: '192.168.1.20' }],
    [
      'another computer that claims to be this one',
      { remoteAddress: '192.168.1.20', headers: { 'x-forwarded-for': '127.0.0.1' } },
    ],
    ['a page of another site', { headers: { origin: 'https://evil.example' } }],
    ['a page without an origin', { headers: { origin: 'null' } }],
    ['a name that was pointed at this computer', { headers: { host: 'evil.example' } }],
  ])('%s may not', async (_what, from) => {
    const client = await apps.open()
    const { status, body } = await client.send({ ...request, ...from })
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'forbidden' })
  })

  it('a page of this computer may', async () => {
    const client = await apps.open()
    const headers = { origin: 'http://localhost:3000' }
    expect((await client.send({ ...request, headers })).status).toBe(200)
  })

  it('nobody may without the pairing code when the server is open to the network', async () => {
    const client = await apps.open({ HOST: '0.0.0.0' })
    const { pairingCode } = client.app
    expect(pairingCode).toMatch(/^[2-9A-HJ-NP-Z]{6}$/)
    const ask = (code?: string) => {
      const headers: Record<string, string> = code === undefined ? {} : { 'x-pairing-code': code }
      return client.send({ ...request, remoteAddress: '192.168.1.20', headers })
    }
    expect((await ask()).body.code).toBe('forbidden')
    expect((await ask('000000')).body.code).toBe('forbidden')
    expect((await ask(pairingCode ?? '')).status).toBe(200)
    expect((await client.send(request)).status).toBe(403)
  })

  it('needs no code for the login itself', async () => {
    const client = await apps.open({ HOST: '0.0.0.0' })
    const { status } = await client.post('/api/v1/user/login', { js_code: 'the code is a mock one' })
    expect(status).toBe(200)
  })

  it('nobody may when there is a real secret: it is not there', async () => {
    const client = await apps.open(OFFICIAL)
    expect(client.app.pairingCode).toBeNull()
    expect((await client.send(request)).body.code).toBe('not_found')
  })
})
