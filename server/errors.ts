import { propertyOf } from './node-error'

/** HTTP status of every code the API answers with. The codes are part of the public interface and never change. */
const STATUS = {
  invalid_request: 400,
  code_invalid: 400,
  unauthorized: 401,
  refused: 403,
  forbidden: 403,
  not_found: 404,
  payload_too_large: 413,
  unsupported_media_type: 415,
  idempotency_mismatch: 422,
  rate_limited: 429,
  server: 500,
  wechat_busy: 503,
  unavailable: 503,
} as const satisfies Record<string, number>

/** A stable error code of the API, see docs/backend.md. */
export type ApiErrorCode = keyof typeof STATUS

/** What the client reads of a failure of the server; the real text goes to the log only. */
const HIDDEN_MESSAGES: Partial<Record<ApiErrorCode, string>> = {
  server: 'something went wrong on the server',
  wechat_busy: 'WeChat does not answer at the moment, try again later',
  unavailable: 'the server is not available at the moment, try again later',
}

/** A failure with a stable `code`. Below 500 `message` is shown to the client, `cause` never is. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: ApiErrorCode
  readonly statusCode: number

  constructor(code: ApiErrorCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
    this.statusCode = STATUS[code]
  }
}

/** The body of every answer that is not a success. */
export interface ErrorBody {
  readonly statusCode: number
  readonly code: ApiErrorCode
  readonly message: string
}

/** What the client may know of an error. */
export function toErrorBody(error: ApiError): ErrorBody {
  const { statusCode, code, message } = error
  return { statusCode, code, message: HIDDEN_MESSAGES[code] ?? message }
}

/** Any thrown value as an {@link ApiError}: what the framework refuses keeps its status, the rest is a fault of ours. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  const status = statusOf(error)
  const message = String(propertyOf(error, 'message') ?? error)
  if (status < 400 || status >= 500) return new ApiError('server', message, error)
  return new ApiError(codeOfRefusal(status), message, error)
}

function statusOf(error: unknown): number {
  const status = propertyOf(error, 'statusCode')
  return typeof status === 'number' ? status : 500
}

function codeOfRefusal(status: number): ApiErrorCode {
  const codes = Object.keys(STATUS) as ApiErrorCode[]
  return status === 403 ? 'forbidden' : (codes.find((code) => STATUS[code] === status) ?? 'invalid_request')
}
