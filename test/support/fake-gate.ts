import { SessionError, type SessionErrorCode } from '../../miniprogram/core/errors'
import type { Clock, HttpOutcome, HttpPort, HttpRequest } from '../../miniprogram/core/ports'
import type { GateRules } from '../../miniprogram/services/gate-rules'
import type { GateSession, GateView } from '../../miniprogram/services/gate-session'
import { createReloginBudget } from '../../miniprogram/services/relogin-budget'
import { RequestSlots } from '../../miniprogram/services/request-slots'
import { SessionGate } from '../../miniprogram/services/session-gate'

/** One request under way; the test answers it, or never does. */
export interface OpenRequest {
  readonly request: HttpRequest
  isCancelled: boolean
  answer(status: number, body?: unknown): void
  fail(code: SessionErrorCode): void
}

/** An http port whose every request waits for the test; it keeps the port's promise about cancelling. */
export class FakeHttp implements HttpPort {
  readonly sent: OpenRequest[] = []

  get last(): OpenRequest {
    const last = this.sent.at(-1)
    if (last === undefined) throw new Error('nothing was sent')
    return last
  }

  send(request: HttpRequest, onSettled: (outcome: HttpOutcome) => void): () => void {
    let isOver = false
    const settle = (outcome: HttpOutcome): void => {
      if (isOver) return
      isOver = true
      onSettled(outcome)
    }
    const open: OpenRequest = {
      request,
      isCancelled: false,
      answer: (status, body = {}) => {
        settle({ kind: 'answered', status, body })
      },
      fail: (code) => {
        settle({ kind: 'failed', error: new SessionError(code) })
      },
    }
    this.sent.push(open)
    return () => {
      if (!isOver) open.isCancelled = true
      isOver = true
    }
  }
}

/** The gate over an http port, as the composition builds it. */
export function createGate(
  http: HttpPort,
  clock: Clock,
  session: GateSession,
  rules?: GateRules,
): SessionGate {
  return new SessionGate({
    clock,
    slots: new RequestSlots(http),
    session,
    budget: createReloginBudget(clock),
    random: () => 0.5,
    toUrl: (path) => `https://api${path}`,
    ...(rules === undefined ? {} : { rules }),
  })
}

/** The chart as the gate sees it, moved by the test; `reject` behaves as the chart does unless the test says otherwise. */
export class FakeGateSession implements GateSession {
  current: GateView = { phase: 'closed', token: null, userId: null, error: null }
  readonly rejected: string[] = []
  readonly refused: string[] = []
  loginsAsked = 0
  private listener: () => void = () => undefined

  view(): GateView {
    return this.current
  }

  requestLogin(): void {
    this.loginsAsked++
  }

  reject(token: string): void {
    this.rejected.push(token)
    this.wait()
  }

  refuse(token: string): void {
    this.refused.push(token)
    this.close('unauthorized')
  }

  onChange(listener: () => void): void {
    this.listener = listener
  }

  open(token: string, userId = 'A'): void {
    this.change({ phase: 'open', token, userId, error: null })
  }

  /** A sign-in is under way; who was logged in stays known. */
  wait(userId: string | null = this.current.userId): void {
    this.change({ phase: 'waiting', token: null, userId, error: null })
  }

  close(error: SessionErrorCode | null = null, userId: string | null = null): void {
    this.change({ phase: 'closed', token: null, userId, error })
  }

  private change(view: GateView): void {
    this.current = view
    this.listener()
  }
}
