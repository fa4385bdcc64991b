import { Type } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Transaction } from 'kysely'
import { DAY_MS } from '../calendar'
import { claimKey, keepAnswer, type StoredAnswer } from '../db/idempotent-answers'
import { findLogin } from '../db/logins'
import type { Schema } from '../db/schema'
import { ApiError } from '../errors'
import { fingerprintOf } from '../security/fingerprint'
import type { Services } from '../services'
import { loginOf, unauthorized } from './authentication'

/** The headers of a route that changes something. */
export const IdempotencyHeaders = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      pattern: '^[!-~]{8,128}$',
      description:
        'Chosen by the client for one action, 8 to 128 visible ASCII characters. Sent again within 24 hours the request ' +
        'changes nothing more and gets the stored answer, with Idempotency-Replayed: true',
    }),
  ),
})

/**
 * Does the work of a private route in one transaction, once for each `Idempotency-Key`: the body that `work` returns is
 * stored along with what it changed, and answers every repetition for 24 hours. What throws changes and stores nothing,
 * so that it can be tried again. A request under a key that is at work waits for its answer.
 *
 * `work` uses the transaction it is given, nothing else of the database, waits for nothing but it, and returns no
 * secrets: its body is stored as it is sent.
 *
 * @throws {ApiError} `idempotency_mismatch` when the key was used for another request, `unauthorized` when the login
 * ended meanwhile.
 */
export async function idempotent<Body>(
  { db, now }: Pick<Services, 'db' | 'now'>,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (transaction: Transaction<Schema>) => Promise<Body>,
): Promise<Body> {
  return db.transaction().execute(async (transaction) => {
    const { userId, tokenHash } = loginOf(request)
    const time = now()
    if ((await findLogin(transaction, tokenHash, time)) === null) throw unauthorized()
    const key = request.headers['idempotency-key']
    if (typeof key !== 'string') return work(transaction)

    const requestKey = { userId, route: routeOf(request), key }
    const fingerprint = fingerprintOf(askedFor(request))
    const stored = await claimKey(transaction, requestKey, {
      fingerprint,
      now: time,
      expiresAt: time + DAY_MS,
    })
    if (stored !== null) {
      replay(reply, stored, fingerprint)
      return JSON.parse(stored.body) as Body
    }
    const body = await work(transaction)
    await keepAnswer(transaction, requestKey, { status: reply.statusCode, body: serialize(reply, body) })
    return body
  })
}

function routeOf({ method, routeOptions }: FastifyRequest): string {
  return `${method} ${String(routeOptions.url)}`
}

/** No body and an empty one ask for the same. */
function askedFor({ params, query, body }: FastifyRequest): unknown {
  return [params, query, body ?? {}]
}

/** The text that is sent: with the fields of the route's schema and no others. */
function serialize(reply: FastifyReply, body: unknown): string {
  const text = reply.serialize(body)
  if (typeof text !== 'string') throw new TypeError('only JSON can be stored')
  return text
}

function replay(reply: FastifyReply, stored: StoredAnswer, fingerprint: string): void {
  if (stored.fingerprint !== fingerprint)
    throw new ApiError('idempotency_mismatch', 'this Idempotency-Key was used for another request')
  // What was stored is sent, whatever a newer release has made of the route's schema.
  reply
    .code(stored.status)
    .header('idempotency-replayed', 'true')
    .type('application/json; charset=utf-8')
    .serializer(() => stored.body)
}
