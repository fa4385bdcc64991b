import { SessionError } from '../core/errors'
import type { Clock, HttpOutcome, HttpRequest, TimerId } from '../core/ports'
import { readAnswer } from './api-answer'
import type { GateRequest, Job } from './gate-request'

const NOTHING = (): void => undefined

/** What {@link createJob} needs. */
export interface JobOptions {
  readonly clock: Clock
  /** Milliseconds from the moment the request no longer waits for a person. */
  readonly overallTimeout: number
  readonly random: () => number
  /** The logged-in user; null for none. */
  readonly owner: string | null
}

/** A job for a request, and the promise of its result. */
export function createJob<T>(request: GateRequest<T>, options: JobOptions): { job: Job; result: Promise<T> } {
  let job: Job | undefined
  const result = new Promise<T>((resolve, reject) => {
    job = new PendingJob(request, options, (outcome) => {
      try {
        resolve(request.parse(readAnswer(outcome)))
      } catch (error) {
        reject(error)
      }
    })
  })
  if (job === undefined) throw new Error('a promise runs its executor at once')
  return { job, result }
}

class PendingJob implements Job {
  readonly request: GateRequest<unknown>
  readonly idempotencyKey: string | null
  owner: string | null
  replays = 0
  retries = 0
  isSettled = false
  cancel = NOTHING
  private readonly options: JobOptions
  private readonly conclude: (outcome: HttpOutcome) => void
  private deadline: TimerId | null = null

  constructor(request: GateRequest<unknown>, options: JobOptions, conclude: (outcome: HttpOutcome) => void) {
    this.request = request
    this.idempotencyKey =
      request.method === 'GET' ? null : (request.idempotencyKey ?? createKey(options.random))
    this.owner = options.owner
    this.options = options
    this.conclude = conclude
  }

  settle(outcome: HttpOutcome): void {
    if (this.isSettled) return
    this.isSettled = true
    this.stopDeadline()
    this.cancel()
    this.cancel = NOTHING
    this.conclude(outcome)
  }

  startDeadline(): void {
    const { clock, overallTimeout } = this.options
    this.deadline ??= clock.setTimeout(() => {
      this.settle({ kind: 'failed', error: new SessionError('timeout') })
    }, overallTimeout)
  }

  stopDeadline(): void {
    if (this.deadline !== null) this.options.clock.clearTimeout(this.deadline)
    this.deadline = null
  }
}

/** The request as it goes to the platform. */
export function toHttpRequest(job: Job, token: string | null, toUrl: (path: string) => string): HttpRequest {
  const { method, path, body, file, toFile } = job.request
  const header: Record<string, string> = {}
  if (token !== null) header.Authorization = `Bearer ${token}`
  if (job.idempotencyKey !== null) header['Idempotency-Key'] = job.idempotencyKey
  return {
    method,
    url: toUrl(path),
    header,
    ...(body === undefined ? {} : { body }),
    ...(file === undefined ? {} : { file }),
    ...(toFile === undefined ? {} : { toFile }),
  }
}

/** 128 random bits as hexadecimal digits. */
function createKey(random: () => number): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16))
  return digits.join('')
}
