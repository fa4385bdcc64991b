import { SessionError, type SessionErrorCode } from '../core/errors'
import { waitsForAnotherTry, type Job } from './gate-request'
import type { GateRules } from './gate-rules'
import type { GateView } from './gate-session'
import { RequestQueue } from './request-queue'

/** Where jobs wait: those that need the token, or wait to see whether there is one, and those that go without. */
export class GateQueues {
  private readonly rules: GateRules
  private readonly bound = new RequestQueue<Job>()
  private readonly unbound = new RequestQueue<Job>()

  constructor(rules: GateRules) {
    this.rules = rules
  }

  /** Lets a job wait where it belongs now, or fails it. */
  admit(job: Job, view: GateView, place: 'first' | 'last'): void {
    const { auth = 'required', priority = 'normal' } = job.request
    const isClosed = view.phase === 'closed' || view.phase === 'asking'
    const waitsForPerson = auth === 'login' && (view.phase === 'asking' || waitsForAnotherTry(job, view))
    if (waitsForPerson) job.stopDeadline()
    else job.startDeadline()
    if (auth === 'none' || (auth === 'optional' && isClosed)) this.unbound.put(job, priority, place)
    else if (!isClosed || waitsForPerson) this.bound.put(job, priority, place)
    else fail(job, view.error ?? 'login_required')
  }

  /** Lets every job that needs the token wait where it belongs now. */
  readmit(view: GateView): void {
    this.bound.takeAll().forEach((job) => {
      this.admit(job, view, 'last')
    })
  }

  /** Fails, unsent, the jobs that wait for the token and that `matches` says yes to. */
  failBound(matches: (job: Job) => boolean, code: SessionErrorCode): void {
    this.bound.takeAll().forEach((job) => {
      if (matches(job)) fail(job, code)
      else this.bound.put(job, job.request.priority ?? 'normal', 'last')
    })
  }

  /** The next job that may carry the token of the user who is logged in: one that `prefers` likes, if there is one. */
  takeBound({ userId }: GateView, prefers?: (job: Job) => boolean): Job | undefined {
    for (;;) {
      const job = this.bound.take(prefers)
      if (job === undefined) return undefined
      if (this.rules.isSameUser(job.owner, userId)) {
        job.owner = userId
        return job
      }
      fail(job, 'user_changed')
    }
  }

  /** The next job that goes without the token. One that was to carry it belongs to its user all the same. */
  takeUnbound({ userId }: GateView): Job | undefined {
    for (;;) {
      const job = this.unbound.take()
      if (job?.request.auth !== 'optional' || this.rules.isSameUser(job.owner, userId)) return job
      fail(job, 'user_changed')
    }
  }
}

/** Settles a job with an error of this code. */
export function fail(job: Job, code: SessionErrorCode): void {
  job.settle({ kind: 'failed', error: new SessionError(code) })
}
