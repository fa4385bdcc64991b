import { OFFICIAL, TestApps } from './support/test-app'

const apps = new TestApps()
const json = { 'content-type': 'application/json' }
const login = { method: 'POST', url: '/api/v1/user/login' } as const

describe('every failure', () => {
  it.each([
    ['an unknown route', { method: 'GET', url: '/api/v1/nothing' }, 404, 'not_found'],
    ['an unknown address', { method: 'GET', url: '/nothing' }, 404, 'not_found'],
    ['a method that is not offered', { method: 'DELETE', url: '/api/v1/user/login' }, 404, 'not_found'],
    ['an address that is none', { method: 'GET', url: '/%zz' }, 400, 'invalid_request'],
    ['broken JSON', { ...login, headers: json, payload: '{"js_code":' }, 400, 'invalid_request'],
    ['JSON that is no object', { ...login, headers: json, payload: '"x"' }, 400, 'invalid_request'],
    ['no body', { ...login, headers: json }, 400, 'invalid_request'],
    [
      'a poisoned prototype',
      { ...login, headers: json, payload: '{"__proto__":{}}' },
      400,
      'invalid_request',
    ],
    [
      'text',
      { ...login, headers: { 'content-type': 'text/plain' }, payload: 'x' },
      415,
      'unsupported_media_type',
    ],
    [
      'a form',
      { ...login, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'js_code=x' },
      415,
      'unsupported_media_type',
    ],
    ['a huge body', { ...login, payload: { js_code: 'x'.repeat(70_000) } }, 413, 'payload_too_large'],
  ] as const)('of %s has the same shape', async (_what, options, status, code) => {
    const client = await apps.open()
    const answer = await client.send(options)
    expect({ status: answer.status, body: answer.body }).toEqual({
      status,
      body: { statusCode: status, code, message: expect.any(String) as unknown },
    })
  })

  it('of ours hides its text from the client and keeps it in the log', async () => {
    let isBroken = false
    const now = () => {
      if (isBroken) throw new Error('the clock stands still')
      return Date.now()
    }
    const client = await apps.open({}, { now })
    const { skey } = await client.logIn()
    isBroken = true
    const { status, body } = await client.get('/api/v1/user/info', skey)
    expect({ status, body }).toEqual({
      status: 500,
      body: { statusCode: 500, code: 'server', message: 'something went wrong on the server' },
    })
    expect(apps.log.join('\n')).toContain('the clock stands still')
  })
})

describe('security headers', () => {
  const HEADERS = {
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  }

  it.each(['/healthz', '/api/v1/user/info', '/nothing', '/emulator/faults'])(
    'are on the JSON of %s',
    async (url) => {
      const client = await apps.open()
      expect((await client.get(url)).headers).toMatchObject(HEADERS)
    },
  )
})

describe('/docs', () => {
  it('describes every route of the API, and no other', async () => {
    const client = await apps.open()
    const { body } = await client.get('/docs/json')
    const paths = body.paths as Record<string, Record<string, unknown>>
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(routes.sort()).toEqual([
      'GET /api/v1/checkins',
      'GET /api/v1/user/info',
      'POST /api/v1/checkins',
      'POST /api/v1/user/login',
      'POST /api/v1/user/logout',
      'PUT /api/v1/user/info',
    ])
  })

  it('is a page that loads nothing from elsewhere', async () => {
    const client = await apps.open(OFFICIAL)
    const response = await client.app.inject('/docs/')
    expect(response.statusCode).toBe(200)
    expect(response.headers['content-security-policy']).toContain("default-src 'none'")
  })
})

describe('/healthz and /readyz', () => {
  it('are fine while the database answers', async () => {
    const client = await apps.open()
    for (const url of ['/healthz', '/readyz']) {
      const { status, body } = await client.get(url)
      expect({ status, body }).toEqual({ status: 200, body: { statusCode: 200, data: { status: 'ok' } } })
    }
  })
})

describe('/metrics', () => {
  it('counts requests by route and the outcomes at WeChat', async () => {
    const client = await apps.open()
    await client.logIn()
    await client.post('/api/v1/user/login', { js_code: 'unknown' })
    await client.get('/api/v1/secret-looking-path')
    const { body } = await client.app.inject('/metrics')
    expect(body).toContain('route="/api/v1/user/login",status="200"} 1')
    expect(body).toContain('wechat_code2session_total{outcome="ok"} 1')
    expect(body).toContain('wechat_code2session_total{outcome="code_invalid"} 1')
    expect(body).not.toContain('secret-looking-path')
  })
})

describe('opening', () => {
  it('fails, and leaves nothing open, when the database is not there', async () => {
    const env = { DATABASE_URL: 'postgres://nobody:password@127.0.0.1:9/none' }
    await expect(apps.open(env)).rejects.toThrow('the database could not be migrated')
  })
})
