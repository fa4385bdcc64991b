import { SessionError } from '../core/errors'
import type { Clock, HttpRequest } from '../core/ports'
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
  const { clock, overallTimeout, random, owner } = options
  let stopDeadline: (() => void) | null = null
  let job: Job | undefined
  const result = new Promise<T>((resolve, reject) => {
    job = {
      request,
      idempotencyKey: request.method === 'GET' ? null : (request.idempotencyKey ?? createKey(random)),
      owner,
      replays: 0,
      retries: 0,
      isSettled: false,
      cancel: NOTHING,
      settle(outcome) {
        if (this.isSettled) return
        this.isSettled = true
        this.stopDeadline()
        this.cancel()
        this.cancel = NOTHING
        try {
          resolve(request.parse(readAnswer(outcome)))
        } catch (error) {
          reject(error)
        }
      },
      startDeadline() {
        if (stopDeadline !== null) return
        const timer = clock.setTimeout(() => {
          this.settle({ kind: 'failed', error: new SessionError('timeout') })
        }, overallTimeout)
        stopDeadline = () => {
          clock.clearTimeout(timer)
        }
      },
      stopDeadline() {
        stopDeadline?.()
        stopDeadline = null
      },
    }
  })
  if (job === undefined) throw new Error('a promise runs its executor at once')
  return { job, result }
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
