import { randomBytes } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { SealedText } from '../security/key-ring'
import type { Database } from './database'
import type { Schema } from './schema'

/** What is written when a user logs in. Times are milliseconds since 1970. */
export interface NewLogin {
  readonly appid: string
  readonly openid: string
  readonly unionid: string | null
  readonly sessionKey: SealedText
  readonly tokenHash: string
  readonly now: number
  readonly expiresAt: number
}

/** A login that is good at this moment. */
export interface Login {
  readonly userId: string
  readonly tokenHash: string
}

/** Writes user and token in one transaction and returns the user's id, which is the same at every login. */
export async function recordLogin(db: Database, login: NewLogin): Promise<string> {
  return db.transaction().execute(async (transaction) => {
    const userId = await upsertUser(transaction, login)
    await transaction
      .insertInto('login_tokens')
      .values({
        token_hash: login.tokenHash,
        user_id: userId,
        created_at: login.now,
        expires_at: login.expiresAt,
      })
      .execute()
    return userId
  })
}

async function upsertUser(transaction: Transaction<Schema>, login: NewLogin): Promise<string> {
  const changing = {
    session_key: login.sessionKey.sealed,
    session_key_id: login.sessionKey.keyId,
    session_key_at: login.now,
    updated_at: login.now,
  }
  const unused = { nickname: '', avatar_url: '', phone_masked: null }
  const { appid, openid, unionid, now } = login
  const { id } = await transaction
    .insertInto('users')
    .values({ id: createUserId(), appid, openid, unionid, created_at: now, ...unused, ...changing })
    .onConflict((conflict) =>
      // A unionid once known stays when a later answer leaves it out.
      conflict
        .columns(['appid', 'openid'])
        .doUpdateSet({ ...changing, ...(unionid !== null && { unionid }) }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** 128 random bits in 22 characters: WeChat's `scene` parameters hold 32, a UUID would not fit. */
function createUserId(): string {
  return randomBytes(16).toString('base64url')
}

/** The login a token stands for; null when it is unknown, revoked or expired. */
export async function findLogin(db: Database, tokenHash: string, now: number): Promise<Login | null> {
  const row = await db
    .selectFrom('login_tokens')
    .select('user_id')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row === undefined ? null : { userId: row.user_id, tokenHash }
}

/** Ends one login; the user's other devices stay logged in. */
export async function deleteLogin(db: Database, tokenHash: string): Promise<void> {
  await db.deleteFrom('login_tokens').where('token_hash', '=', tokenHash).execute()
}

/** Ends every login of everybody and returns how many there were. */
export async function deleteAllLogins(db: Database): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('login_tokens').executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** Removes what {@link findLogin} would not find any more. */
export async function deleteExpiredLogins(db: Database, now: number): Promise<void> {
  await db.deleteFrom('login_tokens').where('expires_at', '<=', now).execute()
}
