/**
 * Every way a login or a request of the session can end badly. The strings are part of the public interface:
 * pages map them to texts, tests and logs name them, and they never change meaning.
 */
export const SESSION_ERROR_CODES = [
  /** The user stepped back from the login. */
  'user_cancelled',
  /** The device is offline, or the connection broke. */
  'network',
  /** No answer within the time allowed. */
  'timeout',
  /** The platform put the app into the background and ended the request. */
  'interrupted',
  /** The caller aborted the request. */
  'aborted',
  /** The `wx.login` code was used before or is unknown to WeChat. */
  'code_invalid',
  /** WeChat asks to slow down (45011), or our own limit was reached. */
  'rate_limited',
  /** WeChat or the backend refuses this user: trying again does not help. */
  'refused',
  /** The backend does not know the token that was sent. */
  'unauthorized',
  /** The action needs a login and nobody is logged in. */
  'login_required',
  /** Somebody else is logged in now; the request was made for the user before. */
  'user_changed',
  /** The request itself is wrong; the backend said which part. */
  'invalid_request',
  /** The storage of the device is full or cannot be written. */
  'storage',
  /** The backend, or WeChat behind it, failed. */
  'server',
] as const

/** A stable error code, see {@link SESSION_ERROR_CODES}. */
export type SessionErrorCode = (typeof SESSION_ERROR_CODES)[number]

/** The only error type that crosses a port: a stable `code`, and whatever caused it for the error reporter. */
export class SessionError extends Error {
  override readonly name = 'SessionError' as const
  readonly code: SessionErrorCode
  override readonly cause: unknown

  constructor(code: SessionErrorCode, cause?: unknown) {
    super(code)
    this.code = code
    this.cause = cause
  }
}

/** True for a {@link SessionError}, also for one that comes from another copy of this module. */
export function isSessionError(error: unknown): error is SessionError {
  if (error instanceof SessionError) return true
  if (typeof error !== 'object' || error === null) return false
  const { name, code } = error as Partial<SessionError>
  return name === 'SessionError' && (SESSION_ERROR_CODES as readonly unknown[]).includes(code)
}

/** The code of any thrown value; what is not a {@link SessionError} is a fault of ours and counts as `server`. */
export function toErrorCode(error: unknown): SessionErrorCode {
  return isSessionError(error) ? error.code : 'server'
}
