import { HEALTHY, type ServerFaults } from './faults'
import type { Task } from './task'

export interface Answer {
  readonly status: number
  readonly body: unknown
}

/** The backend: one-time codes, tokens, users, idempotency keys, and who asked what. */
export class SimBackend {
  faults: ServerFaults = { ...HEALTHY }
  /** Whose WeChat is on the phone. */
  user = 'A'
  /** Every token ever issued, and whose it is. */
  readonly issued = new Map<string, string>()
  /** How often a code was exchanged. */
  readonly exchanged = new Map<string, number>()
  /** How often a request took effect, by user and request. */
  readonly effects = new Map<string, number>()
  private readonly valid = new Map<string, string>()
  private readonly codes = new Map<string, string>()
  private readonly stored = new Map<string, Answer>()
  private readonly checkedIn = new Set<string>()
  private count = 0

  issueCode(): string {
    const code = `code-${String(++this.count)}`
    this.codes.set(code, this.user)
    return code
  }

  issueToken(user: string): string {
    const token = `tok-${user}-${String(++this.count)}`
    this.issued.set(token, user)
    this.valid.set(token, user)
    return token
  }

  revokeTokens(): void {
    this.valid.clear()
  }

  accepts(token: string): boolean {
    return this.valid.has(token)
  }

  handle(task: Task): Answer {
    if (this.faults.status !== 0) return refuse(this.faults.status, 'server')
    if (task.isLogin) return this.logIn(String(task.body?.js_code))
    if (task.token === null) return task.isPublic ? this.act(task, 'nobody') : refuse(401, 'unauthorized')
    const user = this.valid.get(task.token)
    if (user === undefined || this.isBad(task) || this.faults.refusesEveryToken)
      return refuse(401, 'unauthorized')
    if (task.isLogout) this.valid.delete(task.token)
    return this.act(task, user)
  }

  private isBad({ endpoint, isPublic, method }: Task): boolean {
    return endpoint !== null && endpoint === this.faults.badEndpoint && method === 'GET' && !isPublic
  }

  private logIn(code: string): Answer {
    this.exchanged.set(code, (this.exchanged.get(code) ?? 0) + 1)
    const user = this.codes.get(code)
    this.codes.delete(code)
    if (user === undefined) return refuse(400, 'code_invalid')
    if (this.faults.loginStatus !== 0) return refuse(this.faults.loginStatus, 'refused')
    if (this.faults.revokesOnLogin) {
      for (const [token, owner] of this.valid) if (owner === user) this.valid.delete(token)
    }
    return succeed({ skey: this.issueToken(user), user_id: user })
  }

  private checkIn({ method }: Task, user: string): Record<string, unknown> {
    if (method === 'POST') this.checkedIn.add(user)
    const today = '2026-03-04'
    const isCheckedIn = this.checkedIn.has(user)
    return { today, streak: STREAKS[user], checked_in_today: isCheckedIn, dates: isCheckedIn ? [today] : [] }
  }

  /** The same key of the same user gets the stored answer, and nothing happens again. */
  private act(task: Task, user: string): Answer {
    const key = task.key === null ? null : `${user} ${task.key}`
    const stored = key === null ? undefined : this.stored.get(key)
    if (stored !== undefined) return stored
    const answer = succeed(task.isCheckIn ? this.checkIn(task, user) : describe(user))
    if (key !== null) {
      this.stored.set(key, answer)
      const effect = `${user} ${String(task.requestId)}`
      this.effects.set(effect, (this.effects.get(effect) ?? 0) + 1)
    }
    return answer
  }
}

/** The streak tells whose check-ins they are. */
export const STREAKS: Readonly<Record<string, number>> = { A: 1, B: 2 }

/** Everything personal names its user, so that a look at it tells whose it is. */
function describe(user: string): Record<string, unknown> {
  return {
    user_id: user,
    nickname: `name of ${user}`,
    avatar_url: `https://img.example/of ${user}`,
    phone: `138****0000 of ${user}`,
  }
}

function succeed(data: Record<string, unknown>): Answer {
  return { status: 200, body: { statusCode: 200, data } }
}

function refuse(status: number, code: string): Answer {
  return { status, body: { statusCode: status, code, message: code } }
}
