import { SessionError, type SessionErrorCode } from '../core/errors'
import type { HttpOutcome } from '../core/ports'

/** Codes of the backend that mean the same on the device; every other code is told apart by the HTTP status. */
const SHARED_CODES: readonly SessionErrorCode[] = [
  'code_invalid',
  'rate_limited',
  'refused',
  'unauthorized',
  'invalid_request',
]

/** The `data` of a successful answer; throws a {@link SessionError} for everything else. */
export function readAnswer(outcome: HttpOutcome): unknown {
  if (outcome.kind === 'failed') throw outcome.error
  const { status, body } = outcome
  const envelope: Record<string, unknown> = typeof body === 'object' && body !== null ? { ...body } : {}
  if (status >= 200 && status < 300) return envelope.data
  throw new SessionError(toCode(status, envelope.code), `HTTP ${status}`)
}

function toCode(status: number, code: unknown): SessionErrorCode {
  const shared = SHARED_CODES.find((candidate) => candidate === code)
  if (shared !== undefined) return shared
  if (status === 401) return 'unauthorized'
  if (status === 403) return 'refused'
  if (status === 429) return 'rate_limited'
  return status >= 400 && status < 500 ? 'invalid_request' : 'server'
}
