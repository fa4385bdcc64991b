import { SessionError } from '../core/errors'
import type { Clock, HttpOutcome } from '../core/ports'
import { toHttpRequest } from './gate-job'
import { isSafe, type Job } from './gate-request'
import type { RequestSlots } from './request-slots'

const MAX_RETRIES = 2

export interface JobRunnerOptions {
  readonly clock: Clock
  readonly slots: RequestSlots
  readonly random: () => number
  readonly toUrl: (path: string) => string
  /** Milliseconds from sending to the answer, where the request names none. */
  readonly attemptTimeout: number
  /** Milliseconds before a safe request that met a broken network is sent again; doubled each time, jittered. */
  readonly retryPause: number
}

/** What becomes of a job that was sent. */
export interface JobHandlers {
  /** It is not under way any more, for whatever reason; called before the others. */
  landed(job: Job): void
  answered(job: Job, token: string | null, outcome: HttpOutcome): void
  /** It did not reach the backend, or made room for a sign-in, and is to be sent again. */
  again(job: Job): void
}

/** Sends one job in a free slot: its timeout, its cancellation, and another try where that is harmless. */
export function createJobRunner(
  options: JobRunnerOptions,
  handlers: JobHandlers,
): (job: Job, token: string | null) => void {
  const { clock, slots, random, toUrl, attemptTimeout, retryPause } = options

  const waitThenAgain = (job: Job): void => {
    const pause = retryPause * 2 ** job.retries * (0.5 + random() / 2)
    const timer = clock.setTimeout(() => {
      job.cancel = () => undefined
      handlers.again(job)
    }, pause)
    job.cancel = () => {
      clock.clearTimeout(timer)
    }
  }

  const settle = (job: Job, token: string | null, outcome: HttpOutcome): void => {
    if (outcome.kind === 'answered') return handlers.answered(job, token, outcome)
    const { code } = outcome.error
    // Whatever changes something carries an idempotency key, so what the platform interrupted can be sent again.
    if (code === 'interrupted') return waitThenAgain(job)
    if (code !== 'network' || !isSafe(job) || job.retries >= MAX_RETRIES) return void job.settle(outcome)
    job.retries++
    waitThenAgain(job)
  }

  return (job, token) => {
    const timer = clock.setTimeout(() => {
      job.settle({ kind: 'failed', error: new SessionError('timeout') })
    }, job.request.timeout ?? attemptTimeout)
    const land = (): void => {
      clock.clearTimeout(timer)
      job.cancel = () => undefined
      handlers.landed(job)
    }
    let cancelFlight = (): void => undefined
    job.cancel = () => {
      land()
      cancelFlight()
    }
    cancelFlight = slots.send({
      request: toHttpRequest(job, token, toUrl),
      isPreemptable: isSafe(job),
      onSettled(outcome) {
        land()
        settle(job, token, outcome)
      },
      onPreempted() {
        land()
        handlers.again(job)
      },
    })
  }
}
