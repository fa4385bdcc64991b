import { endpointOf, type Job } from './gate-request'
import type { GateRules } from './gate-rules'
import type { ReloginBudget } from './relogin-budget'

/**
 * What a 401 means: send the request again, ask for a relogin (then send it again), wait for a tap, or it fails: alone,
 * or with all that wait for the same endpoint.
 */
export type Verdict = 'replay' | 'relogin' | 'tap' | 'fail' | 'endpoint'

/** What the backend has made of the current token so far, and what follows from another 401. */
export class TokenTrial {
  private readonly rules: GateRules
  private readonly budget: ReloginBudget
  private token: string | null = null
  private provenToken: string | null = null
  /** In a row, on the current token. */
  private refusals = 0
  private refusedEndpoints = new Set<string>()

  constructor(rules: GateRules, budget: ReloginBudget) {
    this.rules = rules
    this.budget = budget
  }

  /** A token came into use. The very first is trusted: nothing waits for it yet that a refusal could cost. */
  adopt(token: string): void {
    if (token === this.token) return
    if (this.token === null) this.provenToken = token
    this.token = token
    this.refusals = 0
    this.refusedEndpoints = new Set()
  }

  /** The backend answered a request with this token by anything but 401. */
  prove(token: string, job: Job): void {
    if (token !== this.token) return
    this.refusedEndpoints.delete(endpointOf(job))
    this.provenToken = token
    this.refusals = 0
  }

  /** True while one request tries the token and the others wait. */
  get needsProbe(): boolean {
    return this.token !== null && this.rules.needsProbe(this.token, this.provenToken)
  }

  /** True for a request that would be refused again, as far as one can know. */
  hasRefused(job: Job): boolean {
    return this.refusedEndpoints.has(endpointOf(job))
  }

  /** Decides about a 401 that answers `sentToken` while `currentToken` is in use. */
  judge(job: Job, sentToken: string, currentToken: string | null): Verdict {
    const mayReplay = this.rules.mayReplay(job.replays)
    if (this.rules.isStale(sentToken, currentToken)) return mayReplay ? 'replay' : 'fail'
    const isProven = this.provenToken === sentToken
    if (!mayReplay) {
      this.refusedEndpoints.add(endpointOf(job))
      if (isProven) return 'fail'
      return this.rules.isSessionRefused(this.refusedEndpoints.size) ? 'tap' : 'endpoint'
    }
    // Others prove the token, and this endpoint refused it even after a relogin: the endpoint is at fault.
    if (isProven && this.hasRefused(job)) return 'fail'
    if (this.budget.take()) return 'relogin'
    this.refusals++
    return isProven && !this.rules.isProofLost(this.refusals) ? 'fail' : 'tap'
  }
}
