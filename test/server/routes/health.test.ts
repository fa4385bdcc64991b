import { startPostgres } from '../support/postgres'
import { TestApps } from '../support/test-app'

jest.setTimeout(60_000)

const apps = new TestApps()

describe('the server on PostgreSQL', () => {
  it('logs in, and is not ready any more but alive when the database is gone', async () => {
    const postgres = await startPostgres()
    const client = await apps.open({ DATABASE_URL: postgres.url })
    const { skey } = await client.logIn()
    expect((await client.put('/api/v1/user/info', { nickname: '小明' }, skey)).status).toBe(200)
    expect((await client.get('/readyz')).status).toBe(200)
    await postgres.empty()
    await postgres.stop()

    const { status, body } = await client.get('/readyz')
    expect({ status, code: body.code }).toEqual({ status: 503, code: 'unavailable' })
    expect((await client.get('/healthz')).status).toBe(200)
    expect((await client.get('/api/v1/user/info', skey)).body.code).toBe('server')
  })
})
