import type { Clock } from '../core/ports'

/** How many relogins may start by themselves, and how long one counts, in milliseconds. */
export interface BudgetLimits {
  readonly relogins: number
  readonly window: number
}

export const RELOGIN_LIMITS: BudgetLimits = { relogins: 3, window: 600_000 }

/** Relogins that start without a tap: a backend that refuses every token must not make the app sign in for ever. */
export interface ReloginBudget {
  /** True when one more may start now; it is counted. */
  take(): boolean
}

export function createReloginBudget(clock: Clock, limits: BudgetLimits = RELOGIN_LIMITS): ReloginBudget {
  let taken: number[] = []
  return {
    take() {
      const now = clock.now()
      // A clock that was set back must not keep what was taken "later" on the books for ever.
      taken = taken.map((at) => Math.min(at, now)).filter((at) => now - at < limits.window)
      if (taken.length >= limits.relogins) return false
      taken.push(now)
      return true
    },
  }
}
