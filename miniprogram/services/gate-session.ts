import type { SessionErrorCode } from '../core/errors'

/**
 * What the chart means for requests: `open` with a token, `waiting` while a sign-in is under way, `asking` while the
 * user is asked for his consent, `closed` when only he can change something.
 */
export type GatePhase = 'open' | 'waiting' | 'asking' | 'closed'

/** What the gate sees of the chart. */
export interface GateView {
  readonly phase: GatePhase
  /** Set exactly while the phase is `open`. */
  readonly token: string | null
  /** Null while nobody is logged in. */
  readonly userId: string | null
  /** Why it is closed. */
  readonly error: SessionErrorCode | null
}

/** The chart, as the gate needs it. */
export interface GateSession {
  view(): GateView
  /** A request needs a login and wants one: `login.requested`. */
  requestLogin(): void
  /** The backend refused this token: `session.rejected`. */
  reject(token: string): void
  /** The backend refused this token and no relogin may start by itself: `session.refused`. */
  refuse(token: string): void
  /** Called after every change of the view. */
  onChange(listener: () => void): void
}

/** True when nothing changed that the gate decides by. */
export function isSameView(a: GateView, b: GateView): boolean {
  return a.phase === b.phase && a.token === b.token && a.error === b.error
}
