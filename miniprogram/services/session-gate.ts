import type { Clock, HttpOutcome, TimerId } from '../core/ports'
import { createJob } from './gate-job'
import { fail, GateQueues } from './gate-queues'
import { needsSession, type GateRequest, type Job } from './gate-request'
import { GATE_RULES, type GateRules } from './gate-rules'
import { isSameView, type GateSession, type GateView } from './gate-session'
import { GATE_TIMEOUTS, type GateTimeouts } from './gate-timeouts'
import { JobRunner, type JobHandlers } from './job-runner'
import type { ReloginBudget } from './relogin-budget'
import type { RequestSlots } from './request-slots'
import { TokenTrial } from './token-trial'

export interface GateOptions {
  /** Its timers stand still while the app is hidden, see {@link PausableClock}. */
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

/** Requests that carry the session. */
export class SessionGate implements JobHandlers {
  private readonly options: Required<GateOptions>
  private readonly trial: TokenTrial
  private readonly queues: GateQueues
  private readonly runner: JobRunner
  /** The request that tries a new token, and the timer after which the next one may. */
  private probe: { readonly job: Job; readonly timer: TimerId } | null = null
  private isPaused = false
  private lastView: GateView | null = null

  constructor(options: GateOptions) {
    const { rules = GATE_RULES, timeouts = GATE_TIMEOUTS, session, slots } = options
    this.options = { ...options, rules, timeouts }
    this.trial = new TokenTrial(rules, options.budget)
    this.queues = new GateQueues(rules)
    this.runner = new JobRunner({ ...options, timeouts }, this)
    slots.onFree(() => {
      this.pump()
    })
    session.onChange(() => {
      this.follow(session.view())
    })
  }

  /**
   * The parsed `data` of the answer. Waits while a sign-in is under way; after a 401 it asks the chart for a relogin
   * and is sent once more, with the same method, body and idempotency key, if the same user is logged in then.
   *
   * @throws SessionError `login_required`, `user_cancelled`, `user_changed`, `unauthorized`, `timeout`, `network`,
   * `aborted`, the backend's codes; or whatever `parse` throws
   */
  request<T>(request: GateRequest<T>): Promise<T> {
    const { clock, random, session, timeouts } = this.options
    const { phase, userId } = session.view()
    const { job, result } = createJob(request, {
      clock,
      random,
      overallTimeout: timeouts.overall,
      owner: userId,
    })
    request.signal?.addEventListener('abort', () => {
      fail(job, 'aborted')
    })
    if (request.signal?.aborted === true) fail(job, 'aborted')
    // What made an earlier login fail says nothing about this request.
    else if (phase === 'closed' && userId === null && needsSession(job)) fail(job, 'login_required')
    else {
      if (phase === 'closed' && request.auth === 'login') session.requestLogin()
      this.queues.admit(job, session.view(), 'last')
      this.pump()
    }
    return result
  }

  /** The app is hidden: nothing is sent until {@link SessionGate.resume}. */
  pause(): void {
    this.isPaused = true
  }

  resume(): void {
    this.isPaused = false
    this.pump()
  }

  /** A job is not under way any more; called by the runner, before what follows from it. */
  landed(job: Job): void {
    if (this.probe?.job !== job) return
    this.options.clock.clearTimeout(this.probe.timer)
    this.probe = null
  }

  /** The backend answered a job; called by the runner. */
  answered(job: Job, token: string | null, outcome: HttpOutcome): void {
    const carriesSession = token !== null && job.request.token === undefined
    const isRefusal = outcome.kind === 'answered' && outcome.status === 401
    if (carriesSession && isRefusal) this.refuse(job, token)
    else {
      if (carriesSession) this.trial.prove(token, job)
      job.settle(outcome)
    }
  }

  /** A job did not reach the backend, or made room for a sign-in; called by the runner. */
  again(job: Job): void {
    this.queues.admit(job, this.options.session.view(), 'first')
    this.pump()
  }

  private pump(): void {
    const { session, slots } = this.options
    while (!this.isPaused && slots.hasFree()) {
      const view = session.view()
      const free = this.queues.takeUnbound(view)
      const job = free ?? this.takeBound(view)
      if (job === undefined) return
      if (free === undefined && this.trial.needsProbe) this.startProbe(job)
      this.runner.run(job, free === undefined ? view.token : (job.request.token ?? null))
    }
  }

  private takeBound(view: GateView): Job | undefined {
    if (view.phase !== 'open' || view.token === null) return undefined
    this.trial.adopt(view.token)
    if (!this.trial.needsProbe) return this.queues.takeBound(view)
    return this.probe === null ? this.queues.takeBound(view, (job) => !this.trial.hasRefused(job)) : undefined
  }

  private startProbe(job: Job): void {
    const { clock, timeouts } = this.options
    const timer = clock.setTimeout(() => {
      this.probe = null
      this.pump()
    }, timeouts.probe)
    this.probe = { job, timer }
  }

  private refuse(job: Job, sentToken: string): void {
    const { session } = this.options
    const verdict = this.trial.judge(job, sentToken, session.view().token)
    if (verdict === 'relogin') session.reject(sentToken)
    if (verdict === 'tap') session.refuse(sentToken)
    if (verdict === 'replay' || verdict === 'relogin') {
      job.replays++
      this.queues.admit(job, session.view(), 'first')
      return
    }
    fail(job, 'unauthorized')
    if (verdict === 'endpoint')
      this.queues.failBound((waiting) => this.trial.hasRefused(waiting), 'unauthorized')
  }

  private follow(view: GateView): void {
    if (this.lastView !== null && isSameView(view, this.lastView)) return
    this.lastView = view
    if (view.phase !== 'open') this.queues.readmit(view)
    this.pump()
  }
}
