import { bearer, TestApps, type TestClient } from '../support/test-app'
import { DATABASES, TestDatabase } from '../support/test-database'

jest.setTimeout(60_000)

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const URL = '/api/v1/checkins'

describe.each(DATABASES)('/api/v1/checkins on %s', (kind) => {
  const apps = new TestApps()
  const database = new TestDatabase(kind)
  let time: number

  async function open(env: Readonly<Record<string, string>> = {}) {
    const client = await apps.open({ ...database.env, ...env }, { now: () => time })
    return { client, ...(await client.logIn()) }
  }

  function checkIn(client: TestClient, skey: string, key?: string, payload?: object) {
    const headers = { ...bearer(skey), ...(key !== undefined && { 'idempotency-key': key }) }
    return client.send({ method: 'POST', url: URL, headers, ...(payload !== undefined && { payload }) })
  }

  beforeEach(() => {
    time = Date.parse('2028-02-27T12:00:00+08:00')
  })

  it('shows an open day, and the day checked in', async () => {
    const { client, skey } = await open()
    const today = '2028-02-27'
    expect((await client.get(URL, skey)).body).toEqual({
      statusCode: 200,
      data: { today, streak: 0, checked_in_today: false, dates: [] },
    })
    const data = { today, streak: 1, checked_in_today: true, dates: [today] }
    expect((await checkIn(client, skey)).body).toEqual({ statusCode: 200, data })
    expect((await client.get(URL, skey)).body).toEqual({ statusCode: 200, data })
  })

  it('counts a day once, however often one checks in', async () => {
    const { client, skey } = await open()
    const first = await checkIn(client, skey)
    time += 60 * MINUTE_MS
    expect((await checkIn(client, skey)).body).toEqual(first.body)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => checkIn(client, skey, `key-number-${String(index)}`)),
    )
    for (const { status, body } of answers)
      expect({ status, body }).toEqual({ status: 200, body: first.body })
  })

  it('goes on over the leap day and the end of the month, and begins anew after a gap', async () => {
    const { client, skey } = await open()
    const streaks: unknown[] = []
    for (let days = 0; days < 4; days += 1) {
      streaks.push((await checkIn(client, skey)).body.data?.streak)
      time += DAY_MS
    }
    expect(streaks).toEqual([1, 2, 3, 4])
    expect((await client.get(URL, skey)).body.data).toEqual({
      today: '2028-03-02',
      streak: 4,
      checked_in_today: false,
      dates: ['2028-02-27', '2028-02-28', '2028-02-29', '2028-03-01'],
    })
    time += DAY_MS
    expect((await client.get(URL, skey)).body.data).toMatchObject({ streak: 0, checked_in_today: false })
    expect((await checkIn(client, skey)).body.data).toMatchObject({ streak: 1, checked_in_today: true })
  })

  it('has its midnight in China, unless it is told another one', async () => {
    time = Date.parse('2026-12-31T23:59:59.999+08:00')
    const { client, skey } = await open()
    expect((await checkIn(client, skey)).body.data).toMatchObject({ today: '2026-12-31', streak: 1 })
    time += 1
    expect((await checkIn(client, skey)).body.data).toMatchObject({ today: '2027-01-01', streak: 2 })
    const other = await open({ CHECKIN_UTC_OFFSET_MINUTES: '0' })
    expect((await other.client.get(URL, skey)).body.data).toMatchObject({ today: '2026-12-31', streak: 1 })
  })

  it('answers a repeated request as the first time, also a day later', async () => {
    time = Date.parse('2026-12-31T23:59:00+08:00')
    const { client, skey } = await open()
    const first = await checkIn(client, skey, 'one-tap-on-the-button')
    time += MINUTE_MS
    const again = await checkIn(client, skey, 'one-tap-on-the-button', {})
    expect(again.headers['idempotency-replayed']).toBe('true')
    expect(again.body).toEqual(first.body)
    expect((await client.get(URL, skey)).body.data).toMatchObject({ streak: 1, checked_in_today: false })
  })

  it('takes no day from the client', async () => {
    const { client, skey } = await open()
    const { status, body } = await checkIn(client, skey, undefined, { day: '2028-02-26' })
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid_request' })
  })
})
