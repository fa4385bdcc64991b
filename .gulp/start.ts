import { mkdir } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import type { Config } from '../server/config'
import type { RunningServer } from '../server/server'
import { fail } from './fail'
import { npm } from './npm'
import { preview, PREVIEW_FOLDER } from './preview'
import { watchSources } from './watch'

/** How long requests under way may keep the process after Ctrl-C, in milliseconds. */
const PATIENCE_MS = 6_000

/** Where the mini-program looks for the backend in DevTools, see miniprogram/config.ts. */
const DEVTOOLS_PORT = '3000'

/**
 * `npm start`: the backend and the preview in this process, on one port. Builds again when the mini-program or the
 * preview changes; changes of server/ need a restart. Ends with Ctrl-C.
 */
export async function start(): Promise<void> {
  const interrupted = untilInterrupted()
  try {
    const config = await configure()
    const server = await listen(config)
    try {
      await npm()
      await preview()
      greet(server, config)
      const watcher = watchSources(() => {
        server.notifyReload()
      })
      await interrupted
      watcher.close()
    } finally {
      await close(server)
    }
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error))
  }
}

async function configure(): Promise<Config> {
  const { loadConfig } = await import('../server/config')
  const { readEnvironment } = await import('../server/config/read-environment')
  return loadConfig({ LOG_LEVEL: 'warn', ...readEnvironment(), PREVIEW_ROOT: PREVIEW_FOLDER })
}

/** Before anything is built, so that a taken port is told at once. */
async function listen(config: Config): Promise<RunningServer> {
  const { startServer } = await import('../server/server')
  await mkdir(PREVIEW_FOLDER, { recursive: true })
  return startServer(config)
}

function greet(server: RunningServer, config: Config): void {
  const lines = ['', `Preview    ${server.url}`, `API        ${server.url}/docs`]
  if (server.pairingCode !== null) {
    const addresses = networkAddresses().map((address) => `http://${address}:${new URL(server.url).port}`)
    lines.push(`Network    ${addresses.join('  ')}`, `Pairing    ${server.pairingCode}`)
  }
  lines.push(
    '',
    'Open the preview and tap 登录: the panel beside the phone shows the chart move, and can break things.',
    config.wechat.emulated
      ? 'WeChat is emulated, no AppID is needed. Your own: set WECHAT_APPID and WECHAT_SECRET.'
      : 'WeChat is the real one: log in from DevTools, the preview has no WeChat user.',
    new URL(server.url).port === DEVTOOLS_PORT
      ? 'WeChat DevTools: import this folder, it uses this backend.'
      : `WeChat DevTools looks for port ${DEVTOOLS_PORT}: change API_ORIGINS in miniprogram/config.ts for this one.`,
    'Saved changes show by themselves. Ctrl-C stops.',
    '',
  )
  console.log(lines.join('\n'))
}

function networkAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  return all.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address)
}

function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        resolve()
      })
    }
  })
}

/** Lets requests under way finish, but not for ever: a second Ctrl-C ends the process at once. */
async function close(server: RunningServer): Promise<void> {
  setTimeout(() => process.exit(), PATIENCE_MS).unref()
  await server.close()
}
