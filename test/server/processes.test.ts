import { rmSync } from 'node:fs'
import { buildServer, ServerProcess } from './support/built-server'
import { bearer, TestApps } from './support/test-app'
import { DATABASES, TestDatabase } from './support/test-database'

jest.setTimeout(120_000)

let file: string

beforeAll(() => {
  file = buildServer()
})
afterAll(() => {
  rmSync(file)
})

async function send(method: 'POST' | 'PUT', url: string, body: object, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  const { data } = (await response.json()) as { data: Record<string, unknown> }
  return { status: response.status, isReplay: response.headers.has('idempotency-replayed'), data }
}

/** Logs in and returns the header of the token. */
async function logIn(url: string): Promise<Record<string, string>> {
  const { data } = await send('POST', `${url}/api/v1/user/login`, { js_code: 'the code is a mock one' })
  return bearer(String(data.skey))
}

function rename(url: string, token: Record<string, string>, nickname: string) {
  const headers = { ...token, 'idempotency-key': `rename-to-${nickname}` }
  return send('PUT', `${url}/api/v1/user/info`, { nickname }, headers)
}

describe.each(DATABASES)('servers over one database, %s', (kind) => {
  const apps = new TestApps()
  const processes: ServerProcess[] = []
  afterEach(() => Promise.all(processes.splice(0).map((server) => server.kill())))
  const database = new TestDatabase(kind)

  function start(): ServerProcess {
    const server = new ServerProcess(file, apps.folder(), { PORT: '0', ...database.env })
    processes.push(server)
    return server
  }

  it('do once what both are asked under one key', async () => {
    const urls = await Promise.all([start().url(), start().url()])
    const token = await logIn(urls[0])
    const headers = { ...token, 'idempotency-key': 'asked-of-two-servers' }
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        urls.map((url) => send('POST', `${url}/api/v1/checkins`, {}, headers)),
      ).flat(),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200))
    expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1)
    expect(answers.filter(({ isReplay }) => !isReplay)).toHaveLength(1)
  })

  it.each([150, 250, 350])('keep effect and answer, or neither, when killed after %i ms', async (ms) => {
    const server = start()
    const url = await server.url()
    const token = await logIn(url)
    const killed = new Promise((resolve) => setTimeout(resolve, ms)).then(() => server.kill())
    let answered = 0
    const sendUntilKilled = async () => {
      for (;;) {
        await rename(url, token, String(answered + 1))
        answered += 1
      }
    }
    await expect(sendUntilKilled()).rejects.toThrow()
    await killed

    const db = await database.open()
    const { nickname } = await db.selectFrom('users').select('nickname').executeTakeFirstOrThrow()
    const answers = await db.selectFrom('idempotent_answers').select('body').execute()
    expect(answers).toHaveLength(Number(nickname))
    expect([answered, answered + 1]).toContain(Number(nickname))

    const again = await rename(await start().url(), token, String(answered + 1))
    expect(again).toMatchObject({ status: 200, isReplay: Number(nickname) === answered + 1 })
  })
})
