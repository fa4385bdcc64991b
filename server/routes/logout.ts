import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { deleteLogin } from '../db/logins'
import { loginOf } from '../plugins/authentication'
import type { Services } from '../services'
import { answers, success } from './envelope'
import { NoData } from './user-schemas'

/**
 * `POST /user/logout`: ends the login of the token that is sent, no other. It needs no `Idempotency-Key`: a second one is
 * refused for its token before any key is looked at, and that answer means the same, logged out.
 */
export const logoutRoute: FastifyPluginCallbackTypebox<Services> = (app, { db }, done) => {
  app.post(
    '/user/logout',
    { schema: { tags: ['user'], summary: 'Log out', security: [{ skey: [] }], response: answers(NoData) } },
    async (request) => {
      await deleteLogin(db, loginOf(request).tokenHash)
      return success({})
    },
  )
  done()
}
