import type { Transaction } from 'kysely'
import type { Database } from './database'
import type { Schema } from './schema'

/** What makes two requests the same one: who asks, for what, under which key. */
export interface RequestKey {
  readonly userId: string
  /** Method and pattern of the route. */
  readonly route: string
  /** The client's own key. */
  readonly key: string
}

/** A request that wants to be the first under its key. Times are milliseconds since 1970. */
export interface Claim {
  readonly fingerprint: string
  readonly now: number
  readonly expiresAt: number
}

/** The answer a key was given, and the fingerprint of the request it answered. */
export interface StoredAnswer {
  readonly fingerprint: string
  readonly status: number
  readonly body: string
}

/**
 * Takes the key for this transaction and returns null, or returns the answer that it was given before. While another
 * transaction has the key this one waits: its unique row is the lock, between connections and processes alike.
 */
export async function claimKey(
  transaction: Transaction<Schema>,
  { userId, route, key }: RequestKey,
  { fingerprint, now, expiresAt }: Claim,
): Promise<StoredAnswer | null> {
  // Nobody sees the empty answer: keepAnswer replaces it before the transaction ends.
  const fresh = { fingerprint, status: 0, body: '', expires_at: expiresAt }
  const claimed = await transaction
    .insertInto('idempotent_answers')
    .values({ user_id: userId, route, idempotency_key: key, ...fresh })
    .onConflict((conflict) =>
      conflict
        .columns(['user_id', 'route', 'idempotency_key'])
        .doUpdateSet(fresh)
        .where('idempotent_answers.expires_at', '<=', now),
    )
    .returning('user_id')
    .executeTakeFirst()
  return claimed === undefined ? findAnswer(transaction, { userId, route, key }) : null
}

async function findAnswer(
  transaction: Transaction<Schema>,
  { userId, route, key }: RequestKey,
): Promise<StoredAnswer> {
  return transaction
    .selectFrom('idempotent_answers')
    .select(['fingerprint', 'status', 'body'])
    .where('user_id', '=', userId)
    .where('route', '=', route)
    .where('idempotency_key', '=', key)
    .executeTakeFirstOrThrow()
}

/** Stores the answer under the key that this transaction claimed. */
export async function keepAnswer(
  transaction: Transaction<Schema>,
  { userId, route, key }: RequestKey,
  answer: Pick<StoredAnswer, 'status' | 'body'>,
): Promise<void> {
  await transaction
    .updateTable('idempotent_answers')
    .set(answer)
    .where('user_id', '=', userId)
    .where('route', '=', route)
    .where('idempotency_key', '=', key)
    .execute()
}

/** Removes what {@link claimKey} would not return any more. */
export async function deleteExpiredAnswers(db: Database, now: number): Promise<void> {
  await db.deleteFrom('idempotent_answers').where('expires_at', '<=', now).execute()
}
