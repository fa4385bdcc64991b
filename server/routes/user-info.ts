import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { findUser, renameUser, type UserInfo } from '../db/users'
import { loginOf, unauthorized } from '../plugins/authentication'
import { idempotent, IdempotencyHeaders } from '../plugins/idempotency'
import type { Services } from '../services'
import { answers, success } from './envelope'
import { NicknameBody, UserInfoData } from './user-schemas'

/** `GET` and `PUT /user/info`: the user of the token that is sent. */
export const userInfoRoutes: FastifyPluginCallbackTypebox<Services> = (app, services, done) => {
  const { db, now } = services
  const common = { tags: ['user'], security: [{ skey: [] }], response: answers(UserInfoData) }

  app.get('/user/info', { schema: { ...common, summary: 'Read the user' } }, async (request) =>
    success(present(await findUser(db, loginOf(request).userId))),
  )
  app.put(
    '/user/info',
    { schema: { ...common, summary: 'Change the user', headers: IdempotencyHeaders, body: NicknameBody } },
    (request, reply) =>
      idempotent(services, request, reply, async (transaction) => {
        const nickname = request.body.nickname.trim()
        return success(present(await renameUser(transaction, loginOf(request).userId, nickname, now())))
      }),
  )
  done()
}

/** A user who vanished between the check of the token and now is logged in no more. */
function present(user: UserInfo | null): UserInfo {
  if (user === null) throw unauthorized()
  return user
}
