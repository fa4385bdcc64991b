import { parseCheckIns, type CheckIns } from '../core/check-in'
import type { SessionGate } from './session-gate'

/** The backend's routes below `/checkins`. Errors as {@link SessionGate.request}. */
export interface CheckInApi {
  load(): Promise<CheckIns>
  /** Asks for a login first when nobody is logged in. */
  checkIn(): Promise<CheckIns>
}

export function createCheckInApi(gate: Pick<SessionGate, 'request'>): CheckInApi {
  return {
    load: () => gate.request({ method: 'GET', path: '/checkins', parse: parseCheckIns }),
    checkIn: () =>
      gate.request({
        method: 'POST',
        path: '/checkins',
        auth: 'login',
        priority: 'high',
        parse: parseCheckIns,
      }),
  }
}
