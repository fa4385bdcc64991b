import type { AuthPort } from '../core/ports'
import { AUTH_LIMITS, createAuthGuard, type AuthLimits } from '../services/auth-guard'
import { createCheckInApi, type CheckInApi } from '../services/check-in-api'
import { GATE_RULES, type GateRules } from '../services/gate-rules'
import { PausableClock } from '../services/pausable-clock'
import { createReloginBudget, RELOGIN_LIMITS, type BudgetLimits } from '../services/relogin-budget'
import { RequestSlots, SLOTS } from '../services/request-slots'
import { SessionGate } from '../services/session-gate'
import { createSessionStorage, type SessionStorage } from '../services/session-storage'
import { createUserApi, type UserApi } from '../services/user-api'
import { createVisibility } from '../services/visibility'
import { createGateSession, type GateSessionLink } from './gate-session'
import type { Platform } from './platform'
import { MACHINES, type Machines } from './provide-machines'

/** The rules and limits of the session, each in one place; a test replaces one to show what it is for. */
export interface SessionRules {
  readonly gate: GateRules
  readonly auth: AuthLimits
  readonly budget: BudgetLimits
  readonly slots: number
  /** Timers stand still while the app is hidden. */
  readonly pausesWhileHidden: boolean
  readonly machines: Machines
}

export const SESSION_RULES: SessionRules = {
  gate: GATE_RULES,
  auth: AUTH_LIMITS,
  budget: RELOGIN_LIMITS,
  slots: SLOTS,
  pausesWhileHidden: true,
  machines: MACHINES,
}

/** Everything between the machines and the platform. */
export interface Services {
  /** For machines and requests: its timers stand still while the app is hidden. */
  readonly clock: PausableClock
  readonly auth: AuthPort
  readonly gate: SessionGate
  readonly gateSession: GateSessionLink
  readonly sessions: SessionStorage
  readonly userApi: UserApi
  readonly checkInApi: CheckInApi
}

export function createServices(
  platform: Platform,
  toUrl: (path: string) => string,
  rules: SessionRules,
): Services {
  const { http, lifecycle, random, storage } = platform
  const clock = new PausableClock(platform.clock)
  const slots = new RequestSlots(http, rules.slots)
  const gateSession = createGateSession()
  const budget = createReloginBudget(platform.clock, rules.budget)
  const gate = new SessionGate({
    clock,
    slots,
    session: gateSession,
    budget,
    random,
    toUrl,
    rules: rules.gate,
  })
  if (rules.pausesWhileHidden) {
    lifecycle.onHide(() => {
      clock.pause()
      gate.pause()
    })
    lifecycle.onShow(() => {
      clock.resume()
      gate.resume()
    })
  }
  return {
    clock,
    auth: createAuthGuard(platform.auth, platform.clock, createVisibility(lifecycle), rules.auth),
    gate,
    gateSession,
    sessions: createSessionStorage(storage),
    checkInApi: createCheckInApi(gate),
    userApi: createUserApi({ clock, gate, slots, toUrl }),
  }
}
