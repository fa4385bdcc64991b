import { bearer, TestApps } from '../support/test-app'

const apps = new TestApps()

const PRIVATE = [
  ['POST', '/api/v1/user/logout'],
  ['GET', '/api/v1/user/info'],
  ['PUT', '/api/v1/user/info'],
  ['GET', '/api/v1/checkins'],
  ['POST', '/api/v1/checkins'],
] as const

describe.each(PRIVATE)('%s %s', (method, url) => {
  it.each([
    ['no token', {}],
    ['a token nobody was given', bearer('x'.repeat(43))],
    ['something that is no token', bearer("' or 1=1 --")],
    ['another way to authorize', { authorization: 'Basic YTpi' }],
  ])('answers 401 to %s', async (_what, headers) => {
    const client = await apps.open()
    const { status, body } = await client.send({ method, url, headers })
    expect({ status, body }).toEqual({
      status: 401,
      body: { statusCode: 401, code: 'unauthorized', message: 'the token is missing or not valid any more' },
    })
  })

  it('answers 401 when the token has expired', async () => {
    let time = Date.now()
    const client = await apps.open({ SESSION_TTL_DAYS: '1' }, { now: () => time })
    const { skey } = await client.logIn()
    time += 86_400_000
    expect((await client.send({ method, url, headers: bearer(skey) })).status).toBe(401)
  })

  it('answers 401 when the token was revoked', async () => {
    const client = await apps.open()
    const { skey } = await client.logIn()
    await client.post('/emulator/tokens/revoke', {})
    expect((await client.send({ method, url, headers: bearer(skey) })).status).toBe(401)
  })

  it('asks for the token before it looks at anything else', async () => {
    const client = await apps.open()
    const headers = { 'content-type': 'application/json' }
    expect((await client.send({ method, url, headers, payload: '{broken' })).status).toBe(401)
  })
})

describe('POST /api/v1/user/logout', () => {
  it('ends this login and no other', async () => {
    const client = await apps.open()
    const first = await client.logIn()
    const second = await client.logIn()
    const { status, body } = await client.post('/api/v1/user/logout', {}, first.skey)
    expect({ status, body }).toEqual({ status: 200, body: { statusCode: 200, data: {} } })
    expect((await client.post('/api/v1/user/logout', {}, first.skey)).body.code).toBe('unauthorized')
    expect((await client.get('/api/v1/user/info', second.skey)).status).toBe(200)
  })

  it('needs no body, also when a content type is named', async () => {
    const client = await apps.open()
    const { skey } = await client.logIn()
    const headers = { ...bearer(skey), 'content-type': 'application/json' }
    expect((await client.send({ method: 'POST', url: '/api/v1/user/logout', headers })).status).toBe(200)
  })
})

describe('/api/v1/user/info', () => {
  it('shows a new user without name, avatar and phone', async () => {
    const client = await apps.open()
    const { skey, userId } = await client.logIn()
    const { body } = await client.get('/api/v1/user/info', skey)
    expect(body).toEqual({
      statusCode: 200,
      data: { user_id: userId, nickname: '', avatar_url: '', phone: null },
    })
  })

  it('stores the nickname, without spaces around it', async () => {
    const client = await apps.open()
    const { skey, userId } = await client.logIn()
    const answer = await client.put('/api/v1/user/info', { nickname: '  小明 🌱 ' }, skey)
    const expected = { user_id: userId, nickname: '小明 🌱', avatar_url: '', phone: null }
    expect(answer.body).toEqual({ statusCode: 200, data: expected })
    expect((await client.get('/api/v1/user/info', skey)).body.data).toEqual(expected)
  })

  it('shows each user their own', async () => {
    const client = await apps.open()
    const alice = await client.logIn('alice')
    const bob = await client.logIn('bob')
    await client.put('/api/v1/user/info', { nickname: 'Alice' }, alice.skey)
    expect((await client.get('/api/v1/user/info', bob.skey)).body.data).toMatchObject({ nickname: '' })
  })

  it.each([
    ['no name', {}],
    ['an empty name', { nickname: '' }],
    ['spaces only', { nickname: '   ' }],
    ['a name of 33 characters', { nickname: 'x'.repeat(33) }],
    ['a line break', { nickname: 'a\nb' }],
    ['a long row of spaces', { nickname: ' '.repeat(60_000) }],
    ['a field that is not the client’s to set', { nickname: 'a', phone: '13800000000' }],
  ])('refuses %s', async (_what, payload) => {
    const client = await apps.open()
    const { skey } = await client.logIn()
    const { status, body } = await client.put('/api/v1/user/info', payload, skey)
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid_request' })
  })

  it('counts characters, not bytes', async () => {
    const client = await apps.open()
    const { skey } = await client.logIn()
    expect((await client.put('/api/v1/user/info', { nickname: '🌱'.repeat(32) }, skey)).status).toBe(200)
  })

  it('answers 401 when the user is gone', async () => {
    const client = await apps.open({}, {})
    const { skey } = await client.logIn()
    await client.post('/emulator/tokens/revoke', {})
    expect((await client.get('/api/v1/user/info', skey)).body.code).toBe('unauthorized')
  })
})
