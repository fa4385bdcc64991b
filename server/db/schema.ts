/** A WeChat user of one of our apps. Times are milliseconds since 1970. */
export interface UsersTable {
  readonly id: string
  readonly appid: string
  readonly openid: string
  /** The same person across apps of one Open Platform account; null when WeChat does not tell. */
  unionid: string | null
  /** Empty when the user chose none. */
  nickname: string
  avatar_url: string
  /** Null when no phone is bound. */
  phone_masked: string | null
  /** WeChat's session_key, encrypted; see KeyRing. */
  session_key: string
  session_key_id: string
  session_key_at: number
  readonly created_at: number
  updated_at: number
}

/** One row for each login: a user may be logged in on several devices. */
export interface LoginTokensTable {
  /** SHA-256 of the token; the token itself is nowhere but at the client. */
  readonly token_hash: string
  readonly user_id: string
  readonly created_at: number
  readonly expires_at: number
}

/** What a request under a key of the client's was answered, so that its repetition is answered the same. */
export interface IdempotentAnswersTable {
  readonly user_id: string
  /** Method and pattern of the route. */
  readonly route: string
  readonly idempotency_key: string
  /** SHA-256 of what was asked for. */
  fingerprint: string
  status: number
  /** The body as it was sent. */
  body: string
  expires_at: number
}

/** One row for each day on which a user checked in. */
export interface CheckinsTable {
  readonly user_id: string
  /** Days since 1970-01-01 where the users live; see calendar.ts. */
  readonly day: number
  readonly created_at: number
}

/** The tables, the same in SQLite and PostgreSQL. */
export interface Schema {
  users: UsersTable
  login_tokens: LoginTokensTable
  idempotent_answers: IdempotentAnswersTable
  checkins: CheckinsTable
}
