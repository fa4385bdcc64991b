import type { Overrides } from '../../../server/app'
import { TestApps, type TestClient } from '../support/test-app'

const apps = new TestApps()

const GOOD = {
  appid: 'touristappid',
  secret: 'emulated-secret',
  js_code: 'unknown',
  grant_type: 'authorization_code',
}

async function ask(client: TestClient, query: Record<string, string>) {
  const response = await client.app.inject({ url: '/emulator/wechat/sns/jscode2session', query })
  return {
    status: response.statusCode,
    type: response.headers['content-type'],
    body: response.json<Answer>(),
  }
}

interface Answer {
  readonly errcode?: number
  readonly errmsg?: string
  readonly openid?: string
  readonly session_key?: string
  readonly unionid?: string
}

describe('the emulated jscode2session', () => {
  it('answers as WeChat does: 200, text/plain, no errcode on success', async () => {
    const client = await apps.open()
    const { status, type, body } = await ask(client, { ...GOOD, js_code: await client.code() })
    expect({ status, type }).toEqual({ status: 200, type: 'text/plain' })
    expect(Object.keys(body).sort()).toEqual(['openid', 'session_key', 'unionid'])
    expect(body.openid).toMatch(/^o[\w-]{27}$/)
    expect(Buffer.from(String(body.session_key), 'base64')).toHaveLength(16)
  })

  it.each([
    [41002, { appid: '' }],
    [41004, { secret: '' }],
    [41008, { js_code: '' }],
    [40013, { appid: 'wx-unknown' }],
    [40125, { secret: 'wrong' }],
    [40002, { grant_type: 'client_credential' }],
    [40029, { js_code: 'unknown' }],
  ])('answers errcode %i to %j', async (errcode, wrong) => {
    const client = await apps.open()
    const { status, body } = await ask(client, { ...GOOD, ...wrong })
    expect({ status, errcode: body.errcode }).toEqual({ status: 200, errcode })
  })

  it('ends each errmsg differently', async () => {
    const client = await apps.open()
    const messages = await Promise.all([1, 2].map(async () => (await ask(client, GOOD)).body.errmsg))
    expect(messages[0]).toMatch(/^invalid code, rid: /)
    expect(messages[0]).not.toBe(messages[1])
  })

  it('takes a code once', async () => {
    const client = await apps.open()
    const query = { ...GOOD, js_code: await client.code() }
    await ask(client, query)
    expect((await ask(client, query)).body.errcode).toBe(40163)
  })

  it('takes a code for five minutes', async () => {
    let time = 0
    const overrides: Overrides = { now: () => time }
    const client = await apps.open({}, overrides)
    const [early, late] = [await client.code('alice'), await client.code('bob')]
    time = 5 * 60_000 - 1
    expect((await ask(client, { ...GOOD, js_code: early })).body.openid).toBeDefined()
    time = 5 * 60_000
    expect((await ask(client, { ...GOOD, js_code: late })).body.errcode).toBe(40029)
  })

  it('takes the mock code of DevTools again and again, for one and the same user', async () => {
    const client = await apps.open()
    const query = { ...GOOD, js_code: 'the code is a mock one' }
    const first = await ask(client, query)
    expect(first.body.openid).toBeDefined()
    expect((await ask(client, query)).body).toEqual(first.body)
  })

  it('knows a user by the same openid after a restart, by another in another app, by one unionid in both', async () => {
    const sessions = []
    for (const appid of ['wx1', 'wx1', 'wx2']) {
      const client = await apps.open({ WECHAT_APPID: appid })
      sessions.push((await ask(client, { ...GOOD, appid, js_code: await client.code('alice') })).body)
    }
    const [first, second, other] = sessions
    expect(second?.openid).toBe(first?.openid)
    expect(other?.openid).not.toBe(first?.openid)
    expect(other?.unionid).toBe(first?.unionid)
  })

  it('replaces the session_key at a new login', async () => {
    const client = await apps.open()
    const first = await ask(client, { ...GOOD, js_code: await client.code() })
    const second = await ask(client, { ...GOOD, js_code: await client.code() })
    expect(second.body.session_key).not.toBe(first.body.session_key)
  })

  it.each([
    ['busy', -1],
    ['rate_limited', 45011],
    ['invalid_code', 40029],
    ['blocked', 40226],
  ])('answers the fault %s with errcode %i and leaves the code good', async (code2session, errcode) => {
    const client = await apps.open()
    const query = { ...GOOD, js_code: await client.code() }
    await client.put('/emulator/faults', { code2session })
    expect((await ask(client, query)).body.errcode).toBe(errcode)
    await client.send({ method: 'DELETE', url: '/emulator/faults' })
    expect((await ask(client, query)).body.openid).toBeDefined()
  })
})
