import type { Database } from '../../../server/db/database'
import { deleteAllLogins } from '../../../server/db/logins'
import { CountingServer } from '../support/counting-server'
import { DATABASES, TestDatabase } from '../support/test-database'

jest.setTimeout(60_000)

const DAY_MS = 86_400_000
const KEY = 'a-key-of-the-client'

describe.each(DATABASES)('a request with an Idempotency-Key on %s', (kind) => {
  const database = new TestDatabase(kind)
  let db: Database
  let server: CountingServer
  let time: number
  let alice: { skey: string; userId: string }

  beforeEach(async () => {
    time = 1_700_000_000_000
    db = await database.open()
    server = new CountingServer(db, () => time)
    alice = await server.logIn('alice')
  })

  const count = (key: string | undefined, payload: object = {}, skey = alice.skey) =>
    server.count(payload, { skey, ...(key !== undefined && { key }) })
  const storedAnswers = () => db.selectFrom('idempotent_answers').selectAll().execute()

  it('is done once, and answered the same each time, status included', async () => {
    const first = await count(KEY)
    expect(first).toMatchObject({ status: 201, body: { count: 1 } })
    expect(first.headers['idempotency-replayed']).toBeUndefined()
    const again = await count(KEY)
    expect({ status: again.status, body: again.body }).toEqual({ status: 201, body: first.body })
    expect(again.headers).toMatchObject({
      'idempotency-replayed': 'true',
      'content-type': first.headers['content-type'],
    })
    expect(await server.countOf(alice.userId)).toBe(1)
  })

  it('is done each time without the header', async () => {
    expect((await count(undefined)).body).toEqual({ count: 1 })
    expect((await count(undefined)).body).toEqual({ count: 2 })
    expect(await storedAnswers()).toEqual([])
  })

  it('is refused under a key that was used for another body', async () => {
    await count(KEY, { note: 'one' })
    const { status, body } = await count(KEY, { note: 'two' })
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'idempotency_mismatch' })
    expect((await count(KEY, { note: 'one' })).headers['idempotency-replayed']).toBe('true')
    expect(await server.countOf(alice.userId)).toBe(1)
  })

  it('is the same in whatever order the body names its fields', async () => {
    await count(KEY, { note: 'one', more: [{ a: 1, b: 2 }] })
    expect((await count(KEY, { more: [{ b: 2, a: 1 }], note: 'one' })).status).toBe(201)
    expect((await count(KEY, { more: [{ b: 1, a: 2 }], note: 'one' })).status).toBe(422)
  })

  it('is done once when twenty of them arrive together', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => count(KEY)))
    expect(answers.map(({ status, body }) => ({ status, body }))).toEqual(
      answers.map(() => ({ status: 201, body: { count: 1 } })),
    )
    expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1)
    expect(await server.countOf(alice.userId)).toBe(1)
  })

  it('is done for one of two bodies that arrive together, the other is refused', async () => {
    const answers = await Promise.all([count(KEY, { note: 'one' }), count(KEY, { note: 'two' })])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422])
    expect(await server.countOf(alice.userId)).toBe(1)
  })

  it('is another one under another key, for another user and on another route', async () => {
    const bob = await server.logIn('bob')
    await count(KEY)
    expect((await count(`${KEY}-2`)).body).toEqual({ count: 2 })
    expect((await server.count({}, { skey: alice.skey, key: KEY, method: 'PUT' })).body).toEqual({ count: 3 })
    expect((await count(KEY, {}, bob.skey)).body).toEqual({ count: 1 })
    expect((await count(KEY)).body).toEqual({ count: 1 })
  })

  it('is the same one after a new login of its user', async () => {
    await count(KEY)
    await deleteAllLogins(db)
    const { skey } = await server.logIn('alice')
    expect((await count(KEY, {}, skey)).headers['idempotency-replayed']).toBe('true')
  })

  it('is remembered for 24 hours', async () => {
    await count(KEY)
    time += DAY_MS - 1
    expect((await count(KEY)).body).toEqual({ count: 1 })
    time += 1
    expect((await count(KEY, { note: 'a day later' })).body).toEqual({ count: 2 })
    expect((await count(KEY, { note: 'a day later' })).body).toEqual({ count: 2 })
  })

  it.each(['refused', 'unauthorized', 'server'])('leaves nothing when it ends in %s', async (fail) => {
    expect((await count(KEY, { fail })).body.code).toBe(fail)
    expect(await storedAnswers()).toEqual([])
    expect(await server.countOf(alice.userId)).toBe(0)
    expect((await count(KEY)).body).toEqual({ count: 1 })
  })

  it('leaves nothing when its answer cannot be stored', async () => {
    expect((await count(KEY, { fail: 'answer' })).status).toBe(500)
    expect(await storedAnswers()).toEqual([])
    expect(await server.countOf(alice.userId)).toBe(0)
  })

  it('leaves nothing when the token is not good', async () => {
    await deleteAllLogins(db)
    expect((await count(KEY)).status).toBe(401)
    expect(await storedAnswers()).toEqual([])
  })

  it('stores what is sent and when it ends, no field more', async () => {
    await count(KEY)
    expect(await storedAnswers()).toEqual([
      {
        user_id: alice.userId,
        route: 'POST /count',
        idempotency_key: KEY,
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
        status: 201,
        body: '{"count":1}',
        expires_at: time + DAY_MS,
      },
    ])
  })

  it('is forgotten with its user', async () => {
    await count(KEY)
    await db.deleteFrom('users').where('id', '=', alice.userId).execute()
    expect(await storedAnswers()).toEqual([])
  })
})
