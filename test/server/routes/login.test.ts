import { createInjectTransport } from '../../../server/wechat/inject-transport'
import type { WechatTransport } from '../../../server/wechat/transport'
import { TestApps, OFFICIAL, type TestClient } from '../support/test-app'

const apps = new TestApps()

function logIn(client: TestClient, jsCode: string) {
  return client.post('/api/v1/user/login', { js_code: jsCode })
}

function answering(body: unknown): WechatTransport {
  return { get: () => Promise.resolve(JSON.stringify(body)) }
}

describe('POST /api/v1/user/login', () => {
  it('gives a token and the id of the user', async () => {
    const client = await apps.open()
    const { status, body } = await logIn(client, await client.code())
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        statusCode: 200,
        data: {
          skey: expect.stringMatching(/^[\w-]{43}$/) as unknown,
          user_id: expect.stringMatching(/^[\w-]{22}$/) as unknown,
        },
      },
    })
  })

  it('never tells the session_key', async () => {
    const client = await apps.open()
    const answer = await logIn(client, await client.code())
    expect(Object.keys(answer.body.data ?? {})).toEqual(['skey', 'user_id'])
  })

  it('keeps the other devices of the user logged in', async () => {
    const client = await apps.open()
    const first = await client.logIn('alice')
    const second = await client.logIn('alice')
    expect(second.userId).toBe(first.userId)
    expect(second.skey).not.toBe(first.skey)
    expect((await client.get('/api/v1/user/info', first.skey)).status).toBe(200)
    expect((await client.get('/api/v1/user/info', second.skey)).status).toBe(200)
  })

  it('tells users apart', async () => {
    const client = await apps.open()
    expect((await client.logIn('alice')).userId).not.toBe((await client.logIn('bob')).userId)
  })

  it('makes one user of a new one who logs in twice at once', async () => {
    const client = await apps.open()
    const logins = await Promise.all([client.logIn('new'), client.logIn('new'), client.logIn('new')])
    expect(new Set(logins.map(({ userId }) => userId)).size).toBe(1)
  })

  it('knows the user again after a restart', async () => {
    const DATA_DIR = apps.folder()
    const before = await (await apps.open({ DATA_DIR })).logIn('alice')
    const client = await apps.open({ DATA_DIR })
    expect((await client.logIn('alice')).userId).toBe(before.userId)
    expect((await client.get('/api/v1/user/info', before.skey)).status).toBe(200)
  })

  it('takes a code once', async () => {
    const client = await apps.open()
    const code = await client.code()
    await logIn(client, code)
    const { status, body } = await logIn(client, code)
    expect({ status, body }).toEqual({
      status: 400,
      body: { statusCode: 400, code: 'code_invalid', message: expect.any(String) as unknown },
    })
  })

  it.each([
    [{ errcode: 40029, errmsg: 'x' }, 400, 'code_invalid'],
    [{ errcode: 40163, errmsg: 'x' }, 400, 'code_invalid'],
    [{ errcode: 40226, errmsg: 'x' }, 403, 'refused'],
    [{ errcode: 45011, errmsg: 'x' }, 429, 'rate_limited'],
    [{ errcode: -1, errmsg: 'x' }, 503, 'wechat_busy'],
    [{ errcode: 40125, errmsg: 'invalid appsecret' }, 500, 'server'],
    [{}, 500, 'server'],
  ])('answers %j of WeChat with %i %s', async (answer, status, code) => {
    const client = await apps.open(OFFICIAL, { wechatTransport: answering(answer) })
    const { body, ...rest } = await logIn(client, 'a-code')
    expect(rest.status).toBe(status)
    expect(body).toEqual({ statusCode: status, code, message: expect.any(String) as unknown })
    expect(JSON.stringify(body)).not.toContain('appsecret')
  })

  it.each([
    ['nothing', {}],
    ['an empty code', { js_code: '' }],
    ['a number', { js_code: 1 }],
    ['a code longer than any', { js_code: 'x'.repeat(257) }],
    ['something that does not belong here', { js_code: 'x', openid: 'o1' }],
  ])('refuses %s', async (_what, payload) => {
    const client = await apps.open()
    const { status, body } = await client.post('/api/v1/user/login', payload)
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid_request' })
  })

  it('limits the logins of one address', async () => {
    const client = await apps.open({ LOGIN_RATE_LIMIT: '2' })
    await client.logIn()
    await client.logIn()
    const { status, body, headers } = await logIn(client, await client.code())
    expect({ status, code: body.code }).toEqual({ status: 429, code: 'rate_limited' })
    expect(headers['retry-after']).toBe('60')
  })
})

describe('with several apps', () => {
  const WECHAT_APPS = JSON.stringify([
    { appid: 'wx2', secret: 'another-secret-of-app2'.replaceAll('-', '_') },
  ])

  it.each([
    ['the first when none is named', {}, OFFICIAL.WECHAT_APPID],
    ['the one that is named', { 'x-wx-appid': 'wx2' }, 'wx2'],
  ])('asks WeChat for %s', async (_what, headers, appid) => {
    const asked: Readonly<Record<string, string>>[] = []
    const wechatTransport: WechatTransport = {
      get: (_path, parameters) => {
        asked.push(parameters)
        return Promise.resolve('{"openid":"o1","session_key":"k"}')
      },
    }
    const client = await apps.open({ ...OFFICIAL, WECHAT_APPS }, { wechatTransport })
    await client.send({ method: 'POST', url: '/api/v1/user/login', headers, payload: { js_code: 'c' } })
    expect(asked).toEqual([expect.objectContaining({ appid })])
  })

  it('refuses an app it does not know', async () => {
    const client = await apps.open()
    const headers = { 'x-wx-appid': 'wx-unknown' }
    const { status, body } = await client.send({
      method: 'POST',
      url: '/api/v1/user/login',
      headers,
      payload: { js_code: 'c' },
    })
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid_request' })
  })
})

describe('the way to WeChat', () => {
  it('is the emulator of the same process when there is no secret', async () => {
    const client = await apps.open()
    const transport = createInjectTransport(client.app)
    const answer = JSON.parse(await transport.get('/emulator/wechat/sns/jscode2session', {})) as unknown
    expect(answer).toMatchObject({ errcode: 41002 })
  })

  it('is the network when there is one, and the emulator is not there', async () => {
    const client = await apps.open({ ...OFFICIAL, WECHAT_API_ORIGIN: 'http://127.0.0.1:9' })
    expect((await client.post('/emulator/client/login', { user: 'alice' })).status).toBe(404)
    const { status, body } = await logIn(client, 'x')
    expect({ status, code: body.code }).toEqual({ status: 503, code: 'wechat_busy' })
  })
})
