import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Database } from '../db/database'
import { findLogin, type Login } from '../db/logins'
import { ApiError } from '../errors'
import { hashSkey, readBearer } from '../security/skey'

const LOGIN = 'login'

/** Makes every route of this scope private: it answers 401 unless the request carries a token that is good. */
export function requireLogin(scope: FastifyInstance, db: Database, now: () => number): void {
  scope.decorateRequest(LOGIN, null)
  scope.addHook('onRequest', async (request) => {
    const skey = readBearer(request.headers.authorization)
    const login = skey === null ? null : await findLogin(db, hashSkey(skey), now())
    if (login === null) throw unauthorized()
    request.setDecorator(LOGIN, login)
  })
}

/** The login a request was let in with. */
export function loginOf(request: FastifyRequest): Login {
  const login = request.getDecorator<Login | null>(LOGIN)
  if (login === null) throw unauthorized()
  return login
}

/** The same words for every reason: a caller learns nothing about tokens that are not theirs. */
export function unauthorized(): ApiError {
  return new ApiError('unauthorized', 'the token is missing or not valid any more')
}
