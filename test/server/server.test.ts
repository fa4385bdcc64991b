import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { Agent, get, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { startServer, type RunningServer } from '../../server/server'
import { TestApps } from './support/test-app'

const apps = new TestApps()
const servers: RunningServer[] = []

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function start(env: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  const server = await startServer(apps.config({ PORT: '0', LOG_LEVEL: 'silent', ...env }))
  servers.push(server)
  return server
}

function put(url: string, payload: object) {
  const headers = { 'content-type': 'application/json' }
  return fetch(url, { method: 'PUT', headers, body: JSON.stringify(payload) })
}

/** Opens the stream of reload events; resolves when the server has accepted it. */
async function listen(url: string) {
  const response = await fetch(`${url}/preview/reload`)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (reader === undefined) throw new Error('no stream')
  await reader.read()
  return { type: response.headers.get('content-type'), next: () => reader.read() }
}

describe('startServer', () => {
  it('listens at a free port and says where', async () => {
    const { url, pairingCode } = await start()
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(pairingCode).toBeNull()
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
  })

  it('has a pairing code when it is open to the network', async () => {
    const { url, pairingCode } = await start({ HOST: '0.0.0.0' })
    expect(pairingCode).toHaveLength(6)
    expect((await fetch(`${url}/emulator/faults`)).status).toBe(403)
    const headers = { 'x-pairing-code': String(pairingCode) }
    expect((await fetch(`${url}/emulator/faults`, { headers })).status).toBe(200)
  })

  it('says in one line that the port is taken, and leaves the other server alone', async () => {
    const { url } = await start()
    const PORT = new URL(url).port
    await expect(start({ PORT })).rejects.toThrow(
      new Error(`Port ${PORT} is taken: stop what uses it, or set PORT to another one.`),
    )
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
  })

  it('says in one line that the host is not this computer', async () => {
    await expect(start({ HOST: '192.0.2.1' })).rejects.toThrow(
      /^HOST 192\.0\.2\.1 is not an address of this computer\.$/,
    )
  })
})

describe('close', () => {
  it('answers what is under way at once, also when it was delayed, and writes all into one file', async () => {
    const DATA_DIR = apps.folder()
    const server = await start({ DATA_DIR })
    await put(`${server.url}/emulator/faults`, { delay_ms: 60_000 })
    const body = JSON.stringify({ js_code: 'the code is a mock one' })
    const headers = { 'content-type': 'application/json' }
    const login = fetch(`${server.url}/api/v1/user/login`, { method: 'POST', headers, body })
    await new Promise((resolve) => setTimeout(resolve, 200))

    const begin = performance.now()
    await server.close()
    expect((await login).status).toBe(200)
    expect(performance.now() - begin).toBeLessThan(2000)
    const wal = join(DATA_DIR, 'xuanguan.db-wal')
    expect(existsSync(wal) ? statSync(wal).size : 0).toBe(0)
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow()
  })

  it('does not wait for connections that are kept open, or for event streams', async () => {
    const PREVIEW_ROOT = apps.folder()
    const server = await start({ PREVIEW_ROOT })
    const stream = await listen(server.url)
    const agent = new Agent({ keepAlive: true })
    await new Promise<void>((resolve, reject) => {
      const whenRead = (response: IncomingMessage) => response.resume().on('end', resolve)
      get(`${server.url}/healthz`, { agent }, whenRead).on('error', reject)
    })
    const begin = performance.now()
    await server.close()
    expect(performance.now() - begin).toBeLessThan(1000)
    expect((await stream.next()).done).toBe(true)
    agent.destroy()
  })

  it('can be called twice', async () => {
    const server = await start()
    await Promise.all([server.close(), server.close()])
    await expect(server.close()).resolves.toBeUndefined()
  })
})

describe('the preview', () => {
  it('is served at / and never cached', async () => {
    const PREVIEW_ROOT = apps.folder()
    writeFileSync(join(PREVIEW_ROOT, 'index.html'), '<h1>preview</h1>')
    mkdirSync(join(PREVIEW_ROOT, 'assets'))
    const { url } = await start({ PREVIEW_ROOT })
    const response = await fetch(`${url}/`)
    expect(await response.text()).toBe('<h1>preview</h1>')
    expect(response.headers.get('cache-control')).toBe('no-cache')
    writeFileSync(join(PREVIEW_ROOT, 'assets', 'late.js'), '// built later')
    expect((await fetch(`${url}/assets/late.js`)).status).toBe(200)
  })

  it.each(['/missing.js', '/../xuanguan.db', '/%2e%2e/session-key-secret', '/api/v1/missing'])(
    'answers %s with the 404 of the API',
    async (path) => {
      const { url } = await start({ PREVIEW_ROOT: apps.folder() })
      const response = await fetch(`${url}${path}`)
      expect(response.status).toBe(404)
      expect(await response.json()).toMatchObject({ code: 'not_found' })
    },
  )

  it('is told to load again', async () => {
    const server = await start({ PREVIEW_ROOT: apps.folder() })
    const stream = await listen(server.url)
    expect(stream.type).toBe('text/event-stream')
    server.notifyReload()
    expect((await stream.next()).value).toBe('event: reload\ndata: {}\n\n')
  })

  it('is not there when no folder is given', async () => {
    const server = await start()
    expect((await fetch(`${server.url}/preview/reload`)).status).toBe(404)
    expect((await fetch(`${server.url}/`)).status).toBe(404)
    expect(() => {
      server.notifyReload()
    }).not.toThrow()
  })
})

describe('the data folder', () => {
  it('holds the database and the development key, nothing else', async () => {
    const DATA_DIR = join(apps.folder(), 'data')
    const server = await start({ DATA_DIR })
    await server.close()
    expect(statSync(DATA_DIR).mode & 0o777).toBe(0o700)
    const names = readdirSync(DATA_DIR).filter((name) => !/-(wal|shm)$/.test(name))
    expect(names).toEqual(['session-key-secret', 'xuanguan.db'])
  })
})
