import { SessionError, type SessionErrorCode } from '../core/errors'

/** What every `wx` failure carries. */
export interface WxFailure {
  readonly errMsg?: string
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
export function toPlatformError(failure: WxFailure, fallback: SessionErrorCode): SessionError {
  const byNumber = failure.errno === undefined ? undefined : ERRNO[failure.errno]
  const byWords = PATTERNS.find(([pattern]) => pattern.test(failure.errMsg ?? ''))?.[1]
  return new SessionError(byNumber ?? byWords ?? fallback, failure)
}
