/**
 * Why WeChat did not give a session:
 * - `code_invalid`: the code is unknown, too old or used (40029, 40163)
 * - `refused`: WeChat holds the user for high-risk (40226)
 * - `rate_limited`: too many calls in this minute (45011)
 * - `busy`: WeChat asks to try later (−1), also after the second try
 * - `unreachable`: no answer in time
 * - `unexpected`: anything else, such as a wrong secret or an answer that is not WeChat's
 */
export type WechatErrorCode =
  'code_invalid' | 'refused' | 'rate_limited' | 'busy' | 'unreachable' | 'unexpected'

/** A failed call to WeChat. Holds nothing of what was sent, nor WeChat's own text. */
export class WechatError extends Error {
  override readonly name = 'WechatError'
  readonly code: WechatErrorCode
  /** WeChat's own number, when it gave one. */
  readonly errcode: number | null

  constructor(code: WechatErrorCode, errcode: number | null = null, cause?: unknown) {
    super(`WeChat: ${code}${errcode === null ? '' : ` (errcode ${String(errcode)})`}`, { cause })
    this.code = code
    this.errcode = errcode
  }
}

const CODES: Readonly<Record<number, WechatErrorCode>> = {
  [-1]: 'busy',
  40029: 'code_invalid',
  40163: 'code_invalid',
  40226: 'refused',
  45011: 'rate_limited',
}

/** The error for a number WeChat answered with. */
export function fromErrcode(errcode: number): WechatError {
  return new WechatError(CODES[errcode] ?? 'unexpected', errcode)
}
