import { SessionError, type SessionErrorCode } from '../core/errors'
import type { Clock, HttpOutcome, TimerId } from '../core/ports'
import { createJob } from './gate-job'
import type { GateRequest, Job } from './gate-request'
import { GATE_RULES, type GateRules } from './gate-rules'
import type { GateSession, GateView } from './gate-session'
import { createJobRunner } from './job-runner'
import type { ReloginBudget } from './relogin-budget'
import { RequestQueue } from './request-queue'
import type { RequestSlots } from './request-slots'
import { TokenTrial } from './token-trial'

/** Milliseconds. */
export interface GateTimeouts {
  /** From sending to the answer. */
  readonly attempt: number
  /** From the call to its settling, waiting included, except for the user's consent. */
  readonly overall: number
  /** A probe that takes longer lets the next request try the token as well. */
  readonly probe: number
  /** First pause before a safe request that met a broken network is sent again. */
  readonly retry: number
}

export const GATE_TIMEOUTS: GateTimeouts = { attempt: 10_000, overall: 60_000, probe: 1_000, retry: 300 }

/** Requests that carry the session. */
export interface SessionGate {
  /**
   * The parsed `data` of the answer. Waits while a sign-in is under way; after a 401 it asks the chart for a relogin
   * and is sent once more, with the same method, body and idempotency key, if the same user is logged in then.
   *
   * @throws SessionError `login_required`, `user_cancelled`, `user_changed`, `unauthorized`, `timeout`, `network`,
   * `aborted`, the backend's codes; or whatever `parse` throws
   */
  request<T>(request: GateRequest<T>): Promise<T>
  /** The app is hidden: nothing is sent until {@link SessionGate.resume}. */
  pause(): void
  resume(): void
}

export interface GateOptions {
  /** Its timers stand still while the app is hidden, see {@link createPausableClock}. */
  readonly clock: Clock
  readonly slots: RequestSlots
  readonly session: GateSession
  readonly budget: ReloginBudget
  readonly random: () => number
  /** Absolute address of a path below the API's base path. */
  readonly toUrl: (path: string) => string
  readonly rules?: GateRules
  readonly timeouts?: GateTimeouts
}

export function createSessionGate(options: GateOptions): SessionGate {
  const {
    clock,
    slots,
    session,
    budget,
    random,
    toUrl,
    rules = GATE_RULES,
    timeouts = GATE_TIMEOUTS,
  } = options
  const trial = new TokenTrial(rules, budget)
  /** Jobs that need the token, or wait to see whether there is one. */
  const bound = new RequestQueue<Job>()
  const unbound = new RequestQueue<Job>()
  /** The request that tries a new token, and the timer after which the next one may. */
  let probe: { readonly job: Job; readonly timer: TimerId } | null = null
  let isPaused = false
  let lastView: GateView | null = null

  const fail = (job: Job, code: SessionErrorCode): void => {
    job.settle({ kind: 'failed', error: new SessionError(code) })
  }

  /** Lets a job wait where it belongs now, or fails it. */
  const admit = (job: Job, place: 'first' | 'last'): void => {
    const { auth = 'required', priority = 'normal' } = job.request
    const view = session.view()
    const isClosed = view.phase === 'closed' || view.phase === 'asking'
    const waitsForConsent = auth === 'login' && view.phase === 'asking'
    if (!waitsForConsent) job.startDeadline()
    if (auth === 'none' || (auth === 'optional' && isClosed)) unbound.put(job, priority, place)
    else if (!isClosed || waitsForConsent || waitsForAnotherTry(job, view)) bound.put(job, priority, place)
    else fail(job, view.error ?? 'login_required')
  }

  /** The next job that may carry the token now. */
  const takeBound = (): Job | undefined => {
    for (;;) {
      const { phase, token, userId } = session.view()
      if (phase !== 'open' || token === null) return undefined
      trial.adopt(token)
      if (trial.needsProbe && probe !== null) return undefined
      const job = bound.take(trial.needsProbe ? (candidate) => !trial.hasRefused(candidate) : undefined)
      if (job === undefined || rules.isSameUser(job.owner, userId)) {
        if (job !== undefined) job.owner = userId
        return job
      }
      fail(job, 'user_changed')
    }
  }

  /** The next job that goes without the token. One that was to carry it belongs to its user all the same. */
  const takeUnbound = (): Job | undefined => {
    for (;;) {
      const job = unbound.take()
      if (job?.request.auth !== 'optional' || rules.isSameUser(job.owner, session.view().userId)) return job
      fail(job, 'user_changed')
    }
  }

  const pump = (): void => {
    while (!isPaused && slots.hasFree()) {
      const free = takeUnbound()
      const job = free ?? takeBound()
      if (job === undefined) return
      if (free === undefined) sendBound(job)
      else run(job, job.request.token ?? null)
    }
  }

  const sendBound = (job: Job): void => {
    if (trial.needsProbe) {
      // One endpoint that hangs must not hold everybody.
      const timer = clock.setTimeout(() => {
        probe = null
        pump()
      }, timeouts.probe)
      probe = { job, timer }
    }
    run(job, session.view().token)
  }

  const refuse = (job: Job, sentToken: string): void => {
    const verdict = trial.judge(job, sentToken, session.view().token)
    if (verdict === 'relogin') session.reject(sentToken)
    if (verdict === 'tap') session.refuse(sentToken)
    if (verdict === 'fail' || verdict === 'tap') {
      fail(job, 'unauthorized')
      return
    }
    job.replays++
    admit(job, 'first')
  }

  const run = createJobRunner(
    { clock, slots, random, toUrl, attemptTimeout: timeouts.attempt, retryPause: timeouts.retry },
    {
      landed(job) {
        if (probe?.job !== job) return
        clock.clearTimeout(probe.timer)
        probe = null
      },
      answered(job, token, outcome: HttpOutcome) {
        const isRefusal = outcome.kind === 'answered' && outcome.status === 401
        if (token !== null && job.request.token === undefined) {
          if (isRefusal) {
            refuse(job, token)
            return
          }
          trial.prove(token)
        }
        job.settle(outcome)
      },
      again(job) {
        admit(job, 'first')
        pump()
      },
    },
  )

  slots.onFree(pump)
  session.onChange(() => {
    const view = session.view()
    if (lastView !== null && isSameView(view, lastView)) return
    lastView = view
    if (view.phase !== 'open') {
      bound.takeAll().forEach((job) => {
        admit(job, 'last')
      })
    }
    pump()
  })

  return {
    request(request) {
      const { auth, signal } = request
      const { phase, userId } = session.view()
      const { job, result } = createJob(request, {
        clock,
        overallTimeout: timeouts.overall,
        random,
        owner: userId,
      })
      signal?.addEventListener('abort', () => {
        fail(job, 'aborted')
      })
      if (signal?.aborted === true) fail(job, 'aborted')
      else if (
        phase === 'closed' &&
        userId === null &&
        auth !== 'login' &&
        auth !== 'optional' &&
        auth !== 'none'
      ) {
        // What made an earlier login fail says nothing about this request.
        fail(job, 'login_required')
      } else {
        if (phase === 'closed' && auth === 'login') session.requestLogin()
        admit(job, 'last')
        pump()
      }
      return result
    },
    pause() {
      isPaused = true
    },
    resume() {
      isPaused = false
      pump()
    },
  }
}

/** A login that failed can be tried again on its page; leaving the page says `user_cancelled`. */
function waitsForAnotherTry({ owner, request }: Job, { userId, error }: GateView): boolean {
  const hasFailed = error !== null && error !== 'user_cancelled'
  return request.auth === 'login' && owner === null && userId === null && hasFailed
}

function isSameView(a: GateView, b: GateView): boolean {
  return a.phase === b.phase && a.token === b.token && a.error === b.error
}
