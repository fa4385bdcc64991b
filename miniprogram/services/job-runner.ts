import { SessionError } from '../core/errors'
import type { Clock, HttpOutcome } from '../core/ports'
import { toHttpRequest } from './gate-job'
import { isRepeatable, isSafe, type Job } from './gate-request'
import type { GateTimeouts } from './gate-timeouts'
import type { RequestSlots } from './request-slots'

const MAX_RETRIES = 2

export interface JobRunnerOptions {
  readonly clock: Clock
  readonly slots: RequestSlots
  readonly random: () => number
  readonly toUrl: (path: string) => string
  readonly timeouts: GateTimeouts
}

/** What becomes of a job that was sent. */
export interface JobHandlers {
  /** It is not under way any more, for whatever reason; called before the others. */
  landed(job: Job): void
  answered(job: Job, token: string | null, outcome: HttpOutcome): void
  /** It did not reach the backend, or made room for a sign-in, and is to be sent again. */
  again(job: Job): void
}

/** Sends jobs: their timeout, their cancellation, and another try where that is harmless. */
export class JobRunner {
  private readonly options: JobRunnerOptions
  private readonly handlers: JobHandlers

  constructor(options: JobRunnerOptions, handlers: JobHandlers) {
    this.options = options
    this.handlers = handlers
  }

  /** Sends at once; only to be called while there is a free slot. */
  run(job: Job, token: string | null): void {
    const { clock, slots, timeouts, toUrl } = this.options
    const timer = clock.setTimeout(() => {
      job.settle({ kind: 'failed', error: new SessionError('timeout') })
    }, job.request.timeout ?? timeouts.attempt)
    const land = (): void => {
      clock.clearTimeout(timer)
      job.cancel = () => undefined
      this.handlers.landed(job)
    }
    let cancelFlight = (): void => undefined
    job.cancel = () => {
      land()
      cancelFlight()
    }
    cancelFlight = slots.send({
      request: toHttpRequest(job, token, toUrl),
      isPreemptable: isRepeatable(job, token),
      onSettled: (outcome) => {
        land()
        this.settle(job, token, outcome)
      },
      onPreempted: () => {
        land()
        this.handlers.again(job)
      },
    })
  }

  private settle(job: Job, token: string | null, outcome: HttpOutcome): void {
    if (outcome.kind === 'answered') {
      this.handlers.answered(job, token, outcome)
      return
    }
    const { code } = outcome.error
    const isRetried = code === 'network' && isSafe(job) && job.retries < MAX_RETRIES
    if (isRetried) job.retries++
    if (isRetried || (code === 'interrupted' && isRepeatable(job, token))) this.waitThenAgain(job)
    else job.settle(outcome)
  }

  private waitThenAgain(job: Job): void {
    const { clock, random, timeouts } = this.options
    const pause = timeouts.retry * 2 ** job.retries * (0.5 + random() / 2)
    const timer = clock.setTimeout(() => {
      job.cancel = () => undefined
      this.handlers.again(job)
    }, pause)
    job.cancel = () => {
      clock.clearTimeout(timer)
    }
  }
}
