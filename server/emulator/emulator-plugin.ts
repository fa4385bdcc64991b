import fastify, { type FastifyInstance, type FastifyPluginAsync } from 'fastify'
import { createInjectTransport } from '../wechat/inject-transport'
import type { WechatTransport } from '../wechat/transport'
import { checkAccess } from './access'
import { controlRoutes, type ControlRoutesOptions } from './control-routes'
import { wechatRoutes, type WechatRoutesOptions } from './wechat-routes'

/** What the emulator needs of the server around it. */
export interface Emulation extends ControlRoutesOptions, WechatRoutesOptions {
  /** Asked for when the server is open to the network; null when it is not. */
  readonly pairingCode: string | null
}

/** The emulator of WeChat under `/emulator`, for development: WeChat's own paths below `/wechat`, the rest are controls. */
export const emulatorPlugin: FastifyPluginAsync<{ emulation: Emulation }> = async (app, { emulation }) => {
  app.addHook('onRequest', (request) => {
    checkAccess(request, emulation.pairingCode)
    return Promise.resolve()
  })
  await app.register(wechatRoutes, { ...emulation, prefix: '/wechat' })
  await app.register(controlRoutes, emulation)
}

/**
 * The way from our WeChat client to the emulator: its WeChat paths once more, on an app that listens nowhere. So the
 * server's own calls need no pairing code, are not in its metrics, and still work while it is stopping.
 */
export function createEmulatorTransport(app: FastifyInstance, options: WechatRoutesOptions): WechatTransport {
  const wechat = fastify()
  void wechat.register(wechatRoutes, options)
  app.addHook('onClose', () => wechat.close())
  return createInjectTransport(wechat)
}
