import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildServer, ServerProcess } from './support/built-server'
import { TestApps } from './support/test-app'

jest.setTimeout(60_000)

const apps = new TestApps()
const processes: ServerProcess[] = []
let file: string

beforeAll(() => {
  file = buildServer()
})
afterEach(async () => {
  await Promise.all(processes.splice(0).map((server) => server.kill()))
})
afterAll(() => {
  rmSync(file)
})

function run(env: Readonly<Record<string, string>> = {}, folder = apps.folder()): ServerProcess {
  const server = new ServerProcess(file, folder, { PORT: '0', ...env })
  processes.push(server)
  return server
}

async function post<T>(
  url: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return (await response.json()) as T
}

interface LoginAnswer {
  readonly data: { readonly skey: string; readonly user_id: string }
}

const mockLogin = (url: string) =>
  post<LoginAnswer>(`${url}/api/v1/user/login`, { js_code: 'the code is a mock one' })

describe('the server as it is shipped', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'stops on %s with nothing lost and nothing to complain',
    async (signal) => {
      const folder = apps.folder()
      const first = run({}, folder)
      const { data } = await mockLogin(await first.url())
      first.signal(signal)
      expect({ code: await first.ended(), errors: first.errors }).toEqual({ code: 0, errors: '' })

      const second = run({}, folder)
      const headers = { authorization: `Bearer ${data.skey}` }
      const response = await fetch(`${await second.url()}/api/v1/user/info`, { headers })
      expect(await response.json()).toMatchObject({ data: { user_id: data.user_id } })
    },
  )

  it('answers a login that is under way when it is stopped', async () => {
    const server = run()
    const url = await server.url()
    await fetch(`${url}/emulator/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{"delay_ms":60000}',
    })
    const login = mockLogin(url)
    await new Promise((resolve) => setTimeout(resolve, 300))
    server.signal('SIGINT')
    expect((await login).data.skey).toHaveLength(43)
    expect(await server.ended()).toBe(0)
  })

  it('says in one line for each what is wrong with its configuration', async () => {
    const server = run({ NODE_ENV: 'production', PORT: 'http' })
    expect(await server.ended()).toBe(1)
    expect(server.errors.trim().split('\n')).toEqual([
      'PORT must be a whole number from 0 to 65535',
      'WECHAT_SECRET must be set in production, the emulator of WeChat is for development only',
      'SESSION_KEY_SECRET must be set in production',
    ])
  })

  it('says in one line that the port is taken', async () => {
    const PORT = new URL(await run().url()).port
    const server = run({ PORT })
    expect(await server.ended()).toBe(1)
    expect(server.errors).toBe(`Port ${PORT} is taken: stop what uses it, or set PORT to another one.\n`)
  })

  it('reads .env, and believes the environment first', async () => {
    const folder = apps.folder()
    writeFileSync(join(folder, '.env'), 'NODE_ENV=production\nPORT=none\n')
    const server = run({ NODE_ENV: 'development', PORT: 'neither' }, folder)
    await server.ended()
    expect(server.errors).toBe('PORT must be a whole number from 0 to 65535\n')
  })

  it('prints the pairing code when it is open to the network', async () => {
    const server = run({ HOST: '0.0.0.0' })
    await server.url()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(server.output).toMatch(/^Pairing code: \w{6}$/m)
  })

  it('may start several times at once over one new database', async () => {
    const folder = apps.folder()
    const urls = await Promise.all([1, 2, 3, 4].map(() => run({}, folder).url()))
    const logins = await Promise.all(urls.flatMap((url) => [mockLogin(url), mockLogin(url), mockLogin(url)]))
    expect(new Set(logins.map(({ data }) => data.user_id)).size).toBe(1)
    const tokens = await post(`${String(urls[0])}/emulator/tokens/revoke`, {})
    expect(tokens).toEqual({ revoked: 12 })
  })
})
