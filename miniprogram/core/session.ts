import { SessionError } from './errors'

/** Proof of a login: the token our backend issued, and whose it is. */
export interface Session {
  /** Opaque; sent as `Authorization: Bearer <token>`. */
  readonly token: string
  readonly userId: string
  /** When the token was issued, in milliseconds since the epoch. */
  readonly issuedAt: number
}

/** Key of the one storage record; one key, so that a write cut in half cannot pair one user's token with another's id. */
export const SESSION_STORAGE_KEY = 'session'

const RECORD_VERSION = 1

/** What is stored under {@link SESSION_STORAGE_KEY}. */
export interface SessionRecord extends Session {
  readonly version: typeof RECORD_VERSION
}

/** The record to store for a session. */
export function toSessionRecord(session: Session): SessionRecord {
  return { version: RECORD_VERSION, token: session.token, userId: session.userId, issuedAt: session.issuedAt }
}

/** The stored session, or null for anything that is not exactly a record of this version. */
export function parseSessionRecord(stored: unknown): Session | null {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return null
  const { version, token, userId, issuedAt, ...others } = stored as Record<string, unknown>
  if (version !== RECORD_VERSION || Object.keys(others).length > 0) return null
  if (!isText(token) || !isText(userId) || !isTime(issuedAt)) return null
  return { token, userId, issuedAt }
}

/** The session in an answer of `POST /user/login`; throws `server` for any other shape. */
export function parseLoginAnswer(data: unknown, issuedAt: number): Session {
  if (typeof data === 'object' && data !== null) {
    const { skey, user_id: userId } = data as Record<string, unknown>
    if (isText(skey) && isText(userId)) return { token: skey, userId, issuedAt }
  }
  throw new SessionError('server', 'the login answer holds no skey and user_id')
}

/** Milliseconds since the epoch; false for NaN too. */
function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0
}
