import fastify, { type FastifyInstance } from 'fastify'
import { Registry } from 'prom-client'
import { isOpenToNetwork, type Config } from './config'
import { openDatabase, type Database } from './db/database'
import { deleteAllLogins } from './db/logins'
import { createPairingCode } from './emulator/access'
import { createEmulatorTransport, emulatorPlugin, type Emulation } from './emulator/emulator-plugin'
import { FaultBoard } from './emulator/faults'
import { WechatEmulator } from './emulator/wechat-emulator'
import { loggerOptions, type LogStream } from './logging'
import { closeConnectionsWhenStopping } from './plugins/draining'
import { addErrorHandler, sendError } from './plugins/error-handler'
import { readJsonBodies } from './plugins/json-body'
import { addMetrics, countOutcomes } from './plugins/metrics'
import { addOpenApi } from './plugins/openapi'
import { addReloadEvents, servePreview } from './plugins/preview'
import { purgeExpired } from './plugins/purge'
import { addSecurityHeaders } from './plugins/security-headers'
import { apiRoutes } from './routes/api'
import { healthRoutes } from './routes/health'
import { loadKeyRing } from './security/load-key-ring'
import type { Services } from './services'
import { createFetchTransport } from './wechat/fetch-transport'
import type { WechatTransport } from './wechat/transport'
import { createWechatClient } from './wechat/wechat-client'

declare module 'fastify' {
  interface FastifyInstance {
    /** Tells open previews to load again; null where there is no preview. */
    notifyReload: (() => void) | null
    /** Wanted by the emulator when the server is open to the network; null otherwise. */
    pairingCode: string | null
  }
}

/** What tests put in place of the real thing. */
export interface Overrides {
  readonly now?: () => number
  readonly wechatTransport?: WechatTransport
  readonly logStream?: LogStream
}

const BODY_LIMIT_BYTES = 64 * 1024

/**
 * The whole server, except that it does not listen yet.
 *
 * @throws when the database cannot be opened or migrated; nothing stays open then.
 */
export async function buildApp(config: Config, overrides: Overrides = {}): Promise<FastifyInstance> {
  const app = createBareApp(config, overrides)
  try {
    await assemble(app, config, overrides)
    await app.ready()
    return app
  } catch (error) {
    await app.close()
    throw error
  }
}

function createBareApp(config: Config, { logStream }: Overrides): FastifyInstance {
  return fastify({
    logger: loggerOptions(config, logStream),
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: config.trustProxy ?? false,
    // What arrives on open connections while the server stops is still answered.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
    frameworkErrors: sendError,
  })
}

async function assemble(app: FastifyInstance, config: Config, overrides: Overrides): Promise<void> {
  const { now = Date.now } = overrides
  const registry = new Registry()
  const db = await openDatabase(config, (error) => {
    app.log.warn({ err: error }, 'a connection to the database was lost')
  })
  app.addHook('onClose', () => db.destroy())

  readJsonBodies(app)
  addErrorHandler(app)
  closeConnectionsWhenStopping(app)
  addSecurityHeaders(app)
  addMetrics(app, registry)
  purgeExpired(app, db, now)
  await addOpenApi(app)

  const emulation = config.wechat.emulated ? createEmulation(config, db, now) : null
  const transport = overrides.wechatTransport ?? createTransport(app, config, emulation)
  const wechat = countOutcomes(createWechatClient(transport), registry)
  const services: Services = { config, db, keyRing: await loadKeyRing(config), wechat, now }

  await app.register(healthRoutes, services)
  await app.register(apiRoutes, { services, faults: emulation?.faults ?? null, prefix: '/api/v1' })
  if (emulation !== null) await app.register(emulatorPlugin, { emulation, prefix: '/emulator' })
  app.decorate('pairingCode', emulation?.pairingCode ?? null)
  await addPreview(app, config)
}

function createEmulation(config: Config, db: Database, now: () => number): Emulation {
  return {
    emulator: new WechatEmulator(now),
    faults: new FaultBoard(),
    apps: config.wechat.apps,
    revokeTokens: () => deleteAllLogins(db),
    pairingCode: isOpenToNetwork(config) ? createPairingCode() : null,
  }
}

function createTransport(
  app: FastifyInstance,
  { wechat }: Config,
  emulation: Emulation | null,
): WechatTransport {
  if (emulation !== null) return createEmulatorTransport(app, emulation)
  return createFetchTransport(wechat.apiOrigin, wechat.timeoutMs)
}

async function addPreview(app: FastifyInstance, { previewRoot }: Config): Promise<void> {
  app.decorate('notifyReload', previewRoot === null ? null : addReloadEvents(app))
  if (previewRoot !== null) await servePreview(app, previewRoot)
}
