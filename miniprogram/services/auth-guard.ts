import { SessionError } from '../core/errors'
import type { AuthPort, CancelSignal, Clock, SessionKeyState } from '../core/ports'
import type { Visibility } from './visibility'

/** Limits of {@link createAuthGuard}. */
export interface AuthLimits {
  /** `wx.login` and `wx.checkSession` together, per second. */
  readonly callsPerSecond: number
  /** After so many milliseconds an unanswered `wx.login` counts as lost: who shares it starts another. */
  readonly loginLifetime: number
  /** How many codes are remembered, so that one the platform hands out twice is not sent twice. */
  readonly rememberedCodes: number
}

/**
 * WeChat allows four calls a second per user. The lifetime is a second less than the sign-in machine's `codeTimeout`:
 * whoever shares a `wx.login` that is lost has time left for one of his own.
 */
export const AUTH_LIMITS: AuthLimits = { callsPerSecond: 4, loginLifetime: 4_000, rememberedCodes: 16 }

/** What `wx.login` gives in DevTools without an AppID: always the same, so it cannot be single-use. */
export const MOCK_CODE = 'the code is a mock one'

/** What is shared cannot be cancelled by one of those who share it. */
const NEVER_CANCELLED: CancelSignal = { aborted: false, addEventListener: () => undefined }

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
  const takeTurn = createTurns(clock, visibility, limits.callsPerSecond)
  let usedCodes: readonly string[] = []
  /** The login under way, for those who share it: its code, or null when that did not come. */
  let pending: Promise<string | null> | null = null

  const startLogin = (): Promise<string> => {
    const turn = takeTurn()
    const code = turn.then(() => auth.fetchCode(NEVER_CANCELLED))
    const login = turn.then(() => orLost(code, clock, limits.loginLifetime))
    pending = login
    void login.then(() => {
      if (pending === login) pending = null
    })
    return code
  }

  return {
    async fetchCode(signal: CancelSignal): Promise<string> {
      let code: string | null = null
      // Another caller's login that failed or was lost, and a code that he got first, are worth one more try each.
      for (let attempt = 0; attempt < 3; attempt++) {
        code = await (pending ?? startLogin())
        if (signal.aborted) throw new SessionError('aborted')
        if (code === MOCK_CODE) return code
        if (code === null || usedCodes.includes(code)) continue
        usedCodes = [code, ...usedCodes].slice(0, limits.rememberedCodes)
        return code
      }
      if (code === null) throw new SessionError('timeout', 'every shared wx.login was lost')
      throw new SessionError('code_invalid', 'wx.login keeps giving a code that was used before')
    },
    async checkSession(): Promise<SessionKeyState> {
      await takeTurn()
      return auth.checkSession()
    },
  }
}

/** A function whose promise resolves when one more call may go out; that call is counted. */
function createTurns(clock: Clock, visibility: Visibility, callsPerSecond: number): () => Promise<void> {
  let recentCalls: readonly number[] = []
  return async () => {
    for (;;) {
      // In the background no call works.
      await visibility.whenShown()
      const now = clock.now()
      // A clock that was set back neither lifts the limit nor makes anybody wait until it has caught up.
      recentCalls = recentCalls.map((at) => Math.min(at, now)).filter((at) => now - at < 1_000)
      const oldest = recentCalls[0]
      if (oldest === undefined || recentCalls.length < callsPerSecond) break
      await new Promise<void>((resolve) => clock.setTimeout(resolve, oldest + 1_000 - now))
    }
    recentCalls = [...recentCalls, clock.now()]
  }
}

/** The code, or null when it failed or is not there after `lifetime` milliseconds. */
function orLost(code: Promise<string>, clock: Clock, lifetime: number): Promise<string | null> {
  return new Promise((resolve) => {
    const end = (result: string | null): void => {
      clock.clearTimeout(timer)
      resolve(result)
    }
    const timer = clock.setTimeout(() => {
      end(null)
    }, lifetime)
    code.then(end, () => {
      end(null)
    })
  })
}
