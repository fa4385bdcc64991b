import { SessionError } from '../core/errors'
import type { AuthPort, CancelSignal, Clock, SessionKeyState } from '../core/ports'
import type { Visibility } from './visibility'

/** Limits of {@link createAuthGuard}. */
export interface AuthLimits {
  /** `wx.login` and `wx.checkSession` together, per second. */
  readonly callsPerSecond: number
  /** After so many milliseconds an unanswered `wx.login` counts as lost and another may start. */
  readonly loginLifetime: number
  /** How many codes are remembered, so that one the platform hands out twice is not sent twice. */
  readonly rememberedCodes: number
}

/** WeChat allows four calls a second per user; the lifetime is the sign-in machine's `codeTimeout`. */
export const AUTH_LIMITS: AuthLimits = { callsPerSecond: 4, loginLifetime: 5_000, rememberedCodes: 16 }

/** What `wx.login` gives in DevTools without an AppID: always the same, so it cannot be single-use. */
export const MOCK_CODE = 'the code is a mock one'

interface PendingLogin {
  readonly startedAt: number
  readonly code: Promise<string>
}

/**
 * An auth port that is safe to call at any moment: callers that overlap share one `wx.login`, a code is handed out
 * once, and the platform's rate limit is kept. The chart alone cannot promise this: cancelling and asking again starts
 * a second sign-in while the first `wx.login` is still under way.
 *
 * @see {@link https://developers.weixin.qq.com/miniprogram/dev/framework/performance/api-frequency.html}
 */
export function createAuthGuard(
  auth: AuthPort,
  clock: Clock,
  visibility: Visibility,
  limits: AuthLimits = AUTH_LIMITS,
): AuthPort {
  let usedCodes: readonly string[] = []
  let recentCalls: number[] = []
  let pending: PendingLogin | null = null

  const takeTurn = async (): Promise<void> => {
    for (;;) {
      // In the background no call works.
      await visibility.whenShown()
      const now = clock.now()
      recentCalls = recentCalls.filter((at) => now - at < 1_000 && at <= now)
      const oldest = recentCalls[0]
      if (oldest === undefined || recentCalls.length < limits.callsPerSecond) break
      await new Promise<void>((resolve) => clock.setTimeout(resolve, oldest + 1_000 - now))
    }
    recentCalls.push(clock.now())
  }

  const sharedLogin = (signal: CancelSignal): Promise<string> => {
    if (pending !== null && clock.now() - pending.startedAt < limits.loginLifetime) return pending.code
    const code = takeTurn().then(() => auth.fetchCode(signal))
    const login: PendingLogin = { startedAt: clock.now(), code }
    const settle = (): void => {
      if (pending === login) pending = null
    }
    pending = login
    code.then(settle, settle)
    return code
  }

  return {
    async fetchCode(signal: CancelSignal): Promise<string> {
      // A code that another caller got first is worth one more try, an endless repetition is not.
      for (let attempt = 0; attempt < 3; attempt++) {
        const code = await sharedLogin(signal)
        if (signal.aborted) throw new SessionError('aborted')
        if (code === MOCK_CODE) return code
        if (usedCodes.includes(code)) continue
        usedCodes = [code, ...usedCodes].slice(0, limits.rememberedCodes)
        return code
      }
      throw new SessionError('code_invalid', 'wx.login keeps giving a code that was used before')
    },
    async checkSession(): Promise<SessionKeyState> {
      await takeTurn()
      return auth.checkSession()
    },
  }
}
