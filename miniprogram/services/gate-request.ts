import type { CancelSignal, HttpMethod, HttpOutcome } from '../core/ports'
import type { GateView } from './gate-session'
import type { Priority } from './request-queue'

/**
 * - `required`: sent with the session's token only; without a session it fails with `login_required`.
 * - `login`: as `required`, but asks for a login first and goes on after it.
 * - `optional`: with the token when somebody is logged in, else without.
 * - `none`: never with a token, and never held by a sign-in.
 */
export type AuthMode = 'required' | 'login' | 'optional' | 'none'

/** A request, upload or download through the gate. */
export interface GateRequest<T> {
  readonly method: HttpMethod
  /** Path below the API's base path, such as `/user/info`. */
  readonly path: string
  readonly body?: Readonly<Record<string, unknown>>
  /** Makes it an upload (`wx.uploadFile`, always POST): the file at this temporary path as the form field of this name. */
  readonly file?: { readonly path: string; readonly name: string }
  /** Makes it a download (`wx.downloadFile`, always GET): the data is `{ tempFilePath }`. */
  readonly toFile?: true
  /** Checks and types the `data` of the answer; what it throws is the failure. */
  readonly parse: (data: unknown) => T
  /** `required` by default. */
  readonly auth?: AuthMode
  /** A token to send instead of the session's, with `auth: 'none'`. */
  readonly token?: string
  /** Milliseconds from sending to the answer; the gate's own by default, longer for a large file. */
  readonly timeout?: number
  /** `normal` by default. */
  readonly priority?: Priority
  readonly signal?: CancelSignal
  /** A key of the caller's own, when the same action may be asked for again after a restart; made by the gate otherwise. */
  readonly idempotencyKey?: string
}

/** A request between the call and its settling. */
export interface Job {
  readonly request: GateRequest<unknown>
  readonly idempotencyKey: string | null
  /** The user it was made for; null until somebody is known. */
  owner: string | null
  replays: number
  /** Network failures so far. */
  retries: number
  isSettled: boolean
  /** Ends what is under way for it: a flight, a pause between two tries. */
  cancel: () => void
  settle(outcome: HttpOutcome): void
  /** Starts the overall timeout, unless it runs. */
  startDeadline(): void
  /** It waits for a person now, who may take his time. */
  stopDeadline(): void
}

/** One place of the API; two requests to it are refused for the same reason. */
export function endpointOf({ request }: Job): string {
  return `${request.method} ${request.path.split('?')[0] ?? ''}`
}

/** True when sending it twice is harmless by itself. */
export function isSafe({ request }: Job): boolean {
  return request.method === 'GET'
}

/** True when it makes no sense without a session, and does not ask for one. */
export function needsSession({ request: { auth = 'required' } }: Job): boolean {
  return auth === 'required'
}

/** A login that failed can be tried again on its page; leaving the page says `user_cancelled`. */
export function waitsForAnotherTry({ owner, request }: Job, { userId, error }: GateView): boolean {
  const hasFailed = error !== null && error !== 'user_cancelled'
  return request.auth === 'login' && owner === null && userId === null && hasFailed
}

/**
 * True when it may be sent again though the backend may have done what it asks for: it only reads, or the backend keeps
 * its answer under the token's user and the idempotency key. An `optional` request may go without a token the next time,
 * and a token that a request brings itself belongs to the address it was sent to.
 */
export function isRepeatable(job: Job, token: string | null): boolean {
  const carriesSession = token !== null && job.request.token === undefined
  return isSafe(job) || (carriesSession && job.request.auth !== 'optional')
}
