import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { buildApp, type Overrides } from './app'
import type { Config } from './config'
import { codeOf } from './node-error'

/** A server that listens. */
export interface RunningServer {
  /** Where this computer reaches it, such as `http://127.0.0.1:3000`. */
  readonly url: string
  /** Wanted by the emulator when the server is open to the network; null otherwise. */
  readonly pairingCode: string | null
  /** Tells open previews to load again. */
  notifyReload(): void
  /** Answers what is under way, closes the database and resolves, within a few seconds. */
  close(): Promise<void>
}

/** How long requests under way may take when the server stops, in milliseconds. */
const GRACE_MS = 5000

/**
 * Builds the app and listens at the configured address.
 *
 * @throws with one line that says what to do when the address cannot be used.
 */
export async function startServer(config: Config, overrides?: Overrides): Promise<RunningServer> {
  const app = await buildApp(config, overrides)
  try {
    await app.listen({ host: config.host, port: config.port })
  } catch (error) {
    await app.close()
    throw explainListenError(error, config)
  }
  return {
    url: urlOf(app, config),
    pairingCode: app.pairingCode,
    notifyReload: () => app.notifyReload?.(),
    close: () => closeWithin(app, GRACE_MS),
  }
}

async function closeWithin(app: FastifyInstance, graceMs: number): Promise<void> {
  const timer = setTimeout(() => {
    app.server.closeAllConnections()
  }, graceMs)
  try {
    await app.close()
  } finally {
    clearTimeout(timer)
  }
}

function urlOf(app: FastifyInstance, config: Config): string {
  const { port } = app.server.address() as AddressInfo
  const isEverywhere = config.host === '0.0.0.0' || config.host === '::'
  const host = isEverywhere ? '127.0.0.1' : config.host
  return `http://${host.includes(':') ? `[${host}]` : host}:${String(port)}`
}

function explainListenError(error: unknown, { host, port }: Config): unknown {
  const why = LISTEN_ERRORS[codeOf(error) ?? '']
  return why === undefined ? error : new Error(why.replace('{port}', String(port)).replace('{host}', host))
}

const LISTEN_ERRORS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Port {port} is taken: stop what uses it, or set PORT to another one.',
  EACCES: 'Port {port} needs more rights: set PORT to one above 1023.',
  EADDRNOTAVAIL: 'HOST {host} is not an address of this computer.',
  ENOTFOUND: 'HOST {host} is not known.',
}
