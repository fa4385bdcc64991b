import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import fastify from 'fastify'
import type { Database } from '../../../server/db/database'
import { recordLogin } from '../../../server/db/logins'
import { findUser, renameUser } from '../../../server/db/users'
import { ApiError } from '../../../server/errors'
import { loginOf, requireLogin } from '../../../server/plugins/authentication'
import { addErrorHandler } from '../../../server/plugins/error-handler'
import { idempotent, IdempotencyHeaders } from '../../../server/plugins/idempotency'
import { readJsonBodies } from '../../../server/plugins/json-body'
import { createSkey, hashSkey } from '../../../server/security/skey'
import { bearer, TestClient, type Answer } from './test-app'

const Body = Type.Object({
  note: Type.Optional(Type.String()),
  more: Type.Optional(Type.Array(Type.Object({}, { additionalProperties: true }))),
  fail: Type.Optional(
    Type.Union([
      Type.Literal('refused'),
      Type.Literal('unauthorized'),
      Type.Literal('server'),
      Type.Literal('answer'),
    ]),
  ),
})
const Count = Type.Object({ count: Type.Integer() })

/** What {@link CountingServer} is asked, beside the body. */
export interface CountRequest {
  readonly skey: string
  readonly key?: string
  readonly method?: 'POST' | 'PUT'
}

/** A server whose requests count in the user's row, so that a test sees how often the work was done. */
export class CountingServer {
  readonly #client: TestClient
  readonly #db: Database
  readonly #now: () => number

  constructor(db: Database, now: () => number) {
    this.#db = db
    this.#now = now
    this.#client = new TestClient(this.#build())
  }

  /** A new user, logged in. */
  async logIn(name: string): Promise<{ skey: string; userId: string }> {
    const skey = createSkey()
    const userId = await recordLogin(this.#db, {
      appid: 'wx1',
      openid: name,
      unionid: null,
      sessionKey: { keyId: 'k1', sealed: 'sealed' },
      tokenHash: hashSkey(skey),
      now: this.#now(),
      expiresAt: Number.MAX_SAFE_INTEGER,
    })
    return { skey, userId }
  }

  /** Asks to count. */
  count(payload: object, { skey, key, method = 'POST' }: CountRequest): Promise<Answer> {
    const headers = { ...bearer(skey), ...(key !== undefined && { 'idempotency-key': key }) }
    return this.#client.send({ method, url: '/count', headers, payload })
  }

  /** How often the user was counted. */
  async countOf(userId: string): Promise<number> {
    return Number((await findUser(this.#db, userId))?.nickname)
  }

  #build() {
    const app = fastify().withTypeProvider<TypeBoxTypeProvider>()
    const services = { db: this.#db, now: this.#now }
    readJsonBodies(app)
    addErrorHandler(app)
    requireLogin(app, services.db, services.now)
    app.route({
      method: ['POST', 'PUT'],
      url: '/count',
      schema: { headers: IdempotencyHeaders, body: Body, response: { 201: Count } },
      handler: (request, reply) =>
        idempotent(services, request, reply, async (transaction) => {
          const { userId } = loginOf(request)
          const count = Number((await findUser(transaction, userId))?.nickname) + 1
          await renameUser(transaction, userId, String(count), services.now())
          const { fail } = request.body
          if (fail !== undefined && fail !== 'answer') throw new ApiError(fail, 'as it was asked to')
          reply.code(201)
          // NaN is no integer: such an answer cannot be written.
          return { count: fail === 'answer' ? Number.NaN : count, secret: 'the schema does not know it' }
        }),
    })
    return app
  }
}
