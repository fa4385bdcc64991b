import { openDatabase } from '../../../server/db/database'
import { bearer, TestApps } from '../support/test-app'

const apps = new TestApps()
const DAY_MS = 86_400_000

describe('expired tokens', () => {
  it('are removed at the start, the others stay', async () => {
    const DATA_DIR = apps.folder()
    const env = { DATA_DIR, SESSION_TTL_DAYS: '2' }
    let time = 0
    const now = () => time
    const before = await apps.open(env, { now })
    await before.logIn()
    time = DAY_MS
    await before.logIn()

    time = 2 * DAY_MS
    const client = await apps.open(env, { now })
    expect((await client.post('/emulator/tokens/revoke', {})).body).toEqual({ revoked: 1 })
  })

  it('are removed every hour while the server runs', async () => {
    let purge: (() => void) | undefined
    jest.spyOn(globalThis, 'setInterval').mockImplementation(((run: () => void, ms: number) => {
      if (ms === 3_600_000) purge = run
      return setTimeout(() => undefined, 0)
    }) as never)
    let time = 0
    const client = await apps.open({ SESSION_TTL_DAYS: '1' }, { now: () => time })
    await client.logIn()
    time = DAY_MS
    purge?.()
    expect((await client.post('/emulator/tokens/revoke', {})).body).toEqual({ revoked: 0 })
  })
})

describe('expired answers', () => {
  it('are removed at the start, the others stay', async () => {
    const env = { DATA_DIR: apps.folder() }
    let time = 0
    const now = () => time
    const before = await apps.open(env, { now })
    const { skey } = await before.logIn()
    for (const key of ['answered-at-first', 'answered-later']) {
      const headers = { ...bearer(skey), 'idempotency-key': key }
      await before.send({ method: 'POST', url: '/api/v1/checkins', headers })
      time = DAY_MS - 1
    }

    time = DAY_MS
    await apps.open(env, { now })
    const db = await openDatabase({ databaseUrl: null, dataDir: env.DATA_DIR }, () => undefined)
    const rows = await db.selectFrom('idempotent_answers').select('idempotency_key').execute()
    await db.destroy()
    expect(rows).toEqual([{ idempotency_key: 'answered-later' }])
  })
})
