import { bearer, TestApps } from '../support/test-app'

const apps = new TestApps()
const KEY = 'a-key-of-the-client'

const ROUTES = [
  ['PUT', '/api/v1/user/info', { nickname: '小明' }],
  ['POST', '/api/v1/checkins', {}],
] as const

/** They end the login that a repetition would need, or begin it. */
const WITHOUT = ['POST /api/v1/user/login', 'POST /api/v1/user/logout']

interface Operation {
  readonly parameters?: readonly { readonly in: string; readonly name: string }[]
}

it('is taken by every route that changes something, as the documentation says', async () => {
  const client = await apps.open()
  const paths = (await client.get('/docs/json')).body.paths as Record<string, Record<string, Operation>>
  const changing = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => method !== 'get')
      .map(([method, { parameters = [] }]) => ({
        route: `${method.toUpperCase()} ${path}`,
        takesKey: parameters.some(({ in: where, name }) => where === 'header' && name === 'idempotency-key'),
      })),
  )
  const taking = changing.filter(({ takesKey }) => takesKey).map(({ route }) => route)
  expect(taking.sort()).toEqual(ROUTES.map(([method, url]) => `${method} ${url}`).sort())
  expect(changing.map(({ route }) => route).sort()).toEqual([...taking, ...WITHOUT].sort())
})

describe.each(ROUTES)('the key of %s %s', (method, url, payload) => {
  it('replays the answer', async () => {
    const client = await apps.open()
    const { skey } = await client.logIn()
    const headers = { ...bearer(skey), 'idempotency-key': KEY }
    const first = await client.send({ method, url, headers, payload })
    const again = await client.send({ method, url, headers, payload })
    expect(first.status).toBe(200)
    expect(first.headers['idempotency-replayed']).toBeUndefined()
    expect({ status: again.status, body: again.body }).toEqual({ status: 200, body: first.body })
    expect(again.headers).toMatchObject({ 'idempotency-replayed': 'true', 'cache-control': 'no-store' })
  })

  it.each([
    ['short', 'seven77'],
    ['long', 'x'.repeat(129)],
    ['empty', ''],
    ['with a space', 'two words of it'],
    ['not ASCII', 'schlüssel'],
    ['sent twice, which Node.js joins', `${KEY}, ${KEY}`],
  ])('is refused when it is %s', async (_what, key) => {
    const client = await apps.open()
    const { skey } = await client.logIn()
    const headers = { ...bearer(skey), 'idempotency-key': key }
    const { status, body } = await client.send({ method, url, headers, payload })
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid_request' })
  })

  it.each(['!eight8~', 'x'.repeat(128)])('may be %s', async (key) => {
    const client = await apps.open()
    const { skey } = await client.logIn()
    const headers = { ...bearer(skey), 'idempotency-key': key }
    expect((await client.send({ method, url, headers, payload })).status).toBe(200)
  })
})

describe('an old nickname', () => {
  it('does not come back when its request is repeated after a newer one', async () => {
    const client = await apps.open()
    const { skey } = await client.logIn()
    const rename = (nickname: string) =>
      client.send({
        method: 'PUT',
        url: '/api/v1/user/info',
        headers: { ...bearer(skey), 'idempotency-key': `rename-to-${nickname}` },
        payload: { nickname },
      })
    await rename('first')
    await rename('second')
    expect((await rename('first')).body.data).toMatchObject({ nickname: 'first' })
    expect((await client.get('/api/v1/user/info', skey)).body.data).toMatchObject({ nickname: 'second' })
  })
})
