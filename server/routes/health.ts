import { Type, type FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { pingDatabase } from '../db/database'
import { ApiError } from '../errors'
import type { Services } from '../services'
import { answers, success } from './envelope'

const Status = Type.Object({ status: Type.Literal('ok') })
const schema = { response: answers(Status) }

/** `GET /healthz`: the process lives. `GET /readyz`: it can do its work, its database answers. */
export const healthRoutes: FastifyPluginCallbackTypebox<Services> = (app, { db }, done) => {
  app.get('/healthz', { schema, logLevel: 'warn' }, () => Promise.resolve(success({ status: 'ok' as const })))
  app.get('/readyz', { schema, logLevel: 'warn' }, async () => {
    try {
      await pingDatabase(db)
    } catch (error) {
      throw new ApiError('unavailable', 'the database does not answer', error)
    }
    return success({ status: 'ok' as const })
  })
  done()
}
