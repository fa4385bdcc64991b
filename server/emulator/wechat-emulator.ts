import { createHash, randomBytes } from 'node:crypto'

/** What DevTools hands out as a code when the project has no AppID. */
export const MOCK_CODE = 'the code is a mock one'

/** The user {@link MOCK_CODE} stands for. */
export const MOCK_USER = 'devtools'

/** How long a code is good, in milliseconds. */
export const CODE_LIFETIME_MS = 5 * 60_000

/** What the real API answers for a good code. */
export interface EmulatedSession {
  readonly openid: string
  readonly unionid: string
  readonly session_key: string
}

/** WeChat's number for a code that gives no session: unknown or expired, or used before. */
export type CodeRefusal = 40029 | 40163

interface IssuedCode {
  readonly user: string
  readonly expiresAt: number
  isUsed: boolean
}

/**
 * WeChat as a login sees it, in memory: codes that work once and for five minutes, one valid session_key per user.
 * openid and unionid follow from the user's name, so that users in the database are met again after a restart.
 */
export class WechatEmulator {
  readonly #now: () => number
  readonly #codes = new Map<string, IssuedCode>()
  readonly #sessionKeys = new Map<string, string>()

  constructor(now: () => number) {
    this.#now = now
  }

  /** What `wx.login` does: a new code, and a new session_key in place of the user's old one. */
  login(user: string): string {
    const code = randomBytes(24).toString('base64url')
    this.#dropOldCodes()
    this.#codes.set(code, { user, expiresAt: this.#now() + CODE_LIFETIME_MS, isUsed: false })
    this.#sessionKeys.set(user, randomBytes(16).toString('base64'))
    return code
  }

  /** What `wx.checkSession` says: true while the session_key of the user's last login is good. */
  hasValidSessionKey(user: string): boolean {
    return this.#sessionKeys.has(user)
  }

  /** Ends the session_key, as WeChat does with users who stay away for long. */
  expireSessionKey(user: string): void {
    this.#sessionKeys.delete(user)
  }

  /** What the server gets for a code of the app `appid`. */
  exchange(appid: string, code: string): EmulatedSession | CodeRefusal {
    if (code === MOCK_CODE) return this.#sessionOf(appid, MOCK_USER)
    const issued = this.#codes.get(code)
    if (issued === undefined || issued.expiresAt <= this.#now()) return 40029
    if (issued.isUsed) return 40163
    issued.isUsed = true
    return this.#sessionOf(appid, issued.user)
  }

  #sessionOf(appid: string, user: string): EmulatedSession {
    const sessionKey = this.#sessionKeys.get(user) ?? randomBytes(16).toString('base64')
    this.#sessionKeys.set(user, sessionKey)
    return {
      session_key: sessionKey,
      openid: identifier(`openid:${appid}:${user}`),
      unionid: identifier(`unionid:${user}`),
    }
  }

  #dropOldCodes(): void {
    for (const [code, { expiresAt }] of this.#codes) {
      if (expiresAt <= this.#now()) this.#codes.delete(code)
    }
  }
}

/** 28 characters beginning with an o, as WeChat's identifiers are. */
function identifier(name: string): string {
  return `o${createHash('sha256').update(name).digest('base64url').slice(0, 27)}`
}
