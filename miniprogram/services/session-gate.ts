import { SessionError, type SessionErrorCode } from '../core/errors'
import type { Clock, HttpMethod, HttpOutcome, HttpPort } from '../core/ports'
import { readAnswer } from './api-answer'
import { createReloginBudget } from './relogin-budget'

/**
 * Whether requests can go: `open` with a token, `waiting` while a sign-in is under way, `closed` when only the user
 * can change something.
 */
export type GatePhase = 'open' | 'waiting' | 'closed'

/** What the gate sees of the chart. */
export interface GateView {
  readonly phase: GatePhase
  /** Set exactly while the phase is `open`. */
  readonly token: string | null
  readonly userId: string | null
  /** Why it is closed. */
  readonly error: SessionErrorCode | null
}

/** The chart, as the gate needs it. */
export interface GateSession {
  view(): GateView
  /** The backend refused this token; the chart decides what that means. */
  reject(token: string): void
  /** The backend refused this token, and too many before it: no relogin without a tap. */
  refuse(token: string): void
  /** Called after every change of the view. */
  onChange(listener: () => void): void
}

/** The rules the gate decides by; each can be replaced to show what it is for. */
export interface GateRules {
  /** A 401 to an older token says nothing about the current one. */
  isStale(sentToken: string, currentToken: string | null): boolean
  mayReplay(replays: number): boolean
  /** A request belongs to the user it was made for. */
  isSameUser(owner: string | null, current: string | null): boolean
}

export const GATE_RULES: GateRules = {
  isStale: (sentToken, currentToken) => sentToken !== currentToken,
  mayReplay: (replays) => replays < 1,
  isSameUser: (owner, current) => owner === null || owner === current,
}

/** Milliseconds. */
export interface GateTimeouts {
  /** From sending to the answer. */
  readonly attempt: number
  /** From the call to its settling, waiting included. */
  readonly overall: number
}

export const GATE_TIMEOUTS: GateTimeouts = { attempt: 10_000, overall: 60_000 }

/** A request that needs the session. */
export interface GateRequest {
  readonly method: HttpMethod
  /** Path below the API's base path, such as `/user/info`. */
  readonly path: string
  readonly body?: Readonly<Record<string, unknown>>
}

/** Sends requests with the session's token. */
export interface SessionGate {
  /**
   * The `data` of the answer. Waits while a sign-in is under way; after a 401 it asks the chart for a relogin and is
   * sent once more, if the same user is logged in then. Settles within the overall timeout.
   *
   * @throws SessionError `login_required`, `user_changed`, `unauthorized`, `timeout`, `network` and the backend's codes
   */
  request(request: GateRequest): Promise<unknown>
}

export interface GateOptions {
  readonly http: HttpPort
  readonly clock: Clock
  readonly session: GateSession
  /** Absolute address of a path below the API's base path. */
  readonly toUrl: (path: string) => string
  readonly rules?: GateRules
  readonly timeouts?: GateTimeouts
}

interface Job {
  readonly request: GateRequest
  /** The user it was made for; null until somebody is known. */
  owner: string | null
  replays: number
  /** Takes back what is under way. */
  cancel: () => void
  readonly settle: (outcome: HttpOutcome) => void
}

const NOTHING = (): void => undefined

export function createSessionGate(options: GateOptions): SessionGate {
  const { clock, session, timeouts = GATE_TIMEOUTS } = options
  const held = new Set<Job>()
  const admit = createAdmission(options, held)

  session.onChange(() => {
    if (session.view().phase === 'waiting') return
    const jobs = [...held]
    held.clear()
    jobs.forEach(admit)
  })

  return {
    async request(request) {
      const owner = session.view().userId
      const outcome = await new Promise<HttpOutcome>((resolve) => {
        const settle = (result: HttpOutcome): void => {
          clock.clearTimeout(deadline)
          resolve(result)
        }
        const job: Job = { request, owner, replays: 0, cancel: NOTHING, settle }
        const deadline = clock.setTimeout(() => {
          held.delete(job)
          job.cancel()
          settle(failed('timeout'))
        }, timeouts.overall)
        admit(job)
      })
      return readAnswer(outcome)
    },
  }
}

/** Decides what becomes of a request as things stand: fails it, holds it or sends it; asked again after a refusal. */
function createAdmission(options: GateOptions, held: Set<Job>): (job: Job) => void {
  const { clock, session, rules = GATE_RULES } = options
  const budget = createReloginBudget(clock)

  const admit = (job: Job): void => {
    const { phase, token, userId, error } = session.view()
    if (phase === 'closed') return job.settle(failed(error ?? 'login_required'))
    if (phase === 'waiting' || token === null) return void held.add(job)
    if (!rules.isSameUser(job.owner, userId)) return job.settle(failed('user_changed'))
    job.owner = userId
    job.cancel = sendOnce(options, job.request, token, (outcome) => {
      job.cancel = NOTHING
      if (outcome.kind === 'answered' && outcome.status === 401) handleRefusal(job, token)
      else job.settle(outcome)
    })
  }

  const handleRefusal = (job: Job, sentToken: string): void => {
    if (!rules.isStale(sentToken, session.view().token)) {
      if (budget.take()) session.reject(sentToken)
      else session.refuse(sentToken)
    }
    if (!rules.mayReplay(job.replays)) return job.settle(failed('unauthorized'))
    job.replays++
    admit(job)
  }

  return admit
}

/** Sends a request, for as long as an attempt may take. Returns the cancel function, as {@link HttpPort.send}. */
function sendOnce(
  { http, clock, toUrl, timeouts = GATE_TIMEOUTS }: GateOptions,
  { method, path, body }: GateRequest,
  token: string,
  onSettled: (outcome: HttpOutcome) => void,
): () => void {
  const header = { Authorization: `Bearer ${token}` }
  const request = { method, url: toUrl(path), header, ...(body === undefined ? {} : { body }) }
  const timer = clock.setTimeout(() => {
    abort()
    onSettled(failed('timeout'))
  }, timeouts.attempt)
  const abort = http.send(request, (outcome) => {
    clock.clearTimeout(timer)
    onSettled(outcome)
  })
  return () => {
    clock.clearTimeout(timer)
    abort()
  }
}

function failed(code: SessionErrorCode): HttpOutcome {
  return { kind: 'failed', error: new SessionError(code) }
}
