import { Type, type FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { FaultsChangeSchema, FaultsSchema, type FaultBoard } from './faults'
import type { WechatEmulator } from './wechat-emulator'

/** What the controls turn. */
export interface ControlRoutesOptions {
  readonly emulator: WechatEmulator
  readonly faults: FaultBoard
  /** Ends every login of our own backend and resolves with their number. */
  readonly revokeTokens: () => Promise<number>
}

const User = Type.Object(
  { user: Type.String({ minLength: 1, maxLength: 64 }) },
  { additionalProperties: false },
)
const Nothing = Type.Object({}, { additionalProperties: false })

/** What the WeChat client does on a phone, and the switches for everything that can go wrong. */
export const controlRoutes: FastifyPluginCallbackTypebox<ControlRoutesOptions> = (app, options, done) => {
  const { emulator, faults, revokeTokens } = options

  app.post(
    '/client/login',
    { schema: { body: User, response: { 200: Type.Object({ code: Type.String() }) } } },
    ({ body }) => Promise.resolve({ code: emulator.login(body.user) }),
  )
  app.post(
    '/client/check-session',
    { schema: { body: User, response: { 200: Type.Object({ valid: Type.Boolean() }) } } },
    ({ body }) => Promise.resolve({ valid: emulator.hasValidSessionKey(body.user) }),
  )
  app.post('/session-keys/expire', { schema: { body: User, response: { 200: Nothing } } }, ({ body }) => {
    emulator.expireSessionKey(body.user)
    return Promise.resolve({})
  })
  app.post(
    '/tokens/revoke',
    { schema: { response: { 200: Type.Object({ revoked: Type.Integer() }) } } },
    async () => ({ revoked: await revokeTokens() }),
  )
  app.get('/faults', { schema: { response: { 200: FaultsSchema } } }, () => Promise.resolve(faults.current))
  app.put('/faults', { schema: { body: FaultsChangeSchema, response: { 200: FaultsSchema } } }, ({ body }) =>
    Promise.resolve(faults.change(body)),
  )
  app.delete('/faults', { schema: { response: { 200: FaultsSchema } } }, () => Promise.resolve(faults.heal()))
  done()
}
