import { SessionError, type SessionErrorCode } from '../core/errors'

/** What a `wx` failure may carry; an error that was thrown has a `message`. */
export interface WxFailure {
  readonly errMsg?: string
  readonly message?: string
  readonly errno?: number
}

/**
 * `errno` where it is known, else the words of `errMsg`, in this order.
 * @see {@link https://developers.weixin.qq.com/miniprogram/dev/framework/usability/PublicErrno.html}
 */
const PATTERNS: readonly (readonly [RegExp, SessionErrorCode])[] = [
  [/time ?out/i, 'timeout'],
  [/interrupted/i, 'interrupted'],
  [/fail abort/i, 'aborted'],
  [/frequen|too often|rate limit/i, 'rate_limited'],
]

const ERRNO: Readonly<Record<number, SessionErrorCode>> = { 5: 'timeout', 600003: 'interrupted' }

/** A `wx` failure as a typed error; the raw one stays as its cause. What is not recognised gets `fallback`. */
export function toPlatformError(failure: unknown, fallback: SessionErrorCode): SessionError {
  const { errno, errMsg, message } = (failure ?? {}) as WxFailure
  const words = errMsg ?? message ?? ''
  const byNumber = errno === undefined ? undefined : ERRNO[errno]
  const byWords = PATTERNS.find(([pattern]) => pattern.test(words))?.[1]
  return new SessionError(byNumber ?? byWords ?? fallback, failure)
}
