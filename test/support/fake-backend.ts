import type { HttpOutcome, HttpRequest } from '../../miniprogram/core/ports'

/** Our backend's session rules in memory: one-time codes, tokens, users. */
export class FakeBackend {
  /** Whose WeChat is on the phone. */
  currentUser = 'A'
  /** Answers every request with this status; 0 for off. */
  failWith = 0
  refusesEveryToken = false
  readonly tokens = new Map<string, string>()
  readonly requests: HttpRequest[] = []
  /** How often each user's check-in was counted. */
  readonly checkedIn = new Map<string, number>()
  private readonly codes = new Map<string, string>()
  private count = 0

  /** A code for the user whose WeChat it is. */
  issueCode(): string {
    const code = `code-${String(++this.count)}`
    this.codes.set(code, this.currentUser)
    return code
  }

  revokeTokens(): void {
    this.tokens.clear()
  }

  answer(request: HttpRequest): HttpOutcome {
    this.requests.push(request)
    if (this.failWith !== 0) return fail(this.failWith, 'server')
    const path = request.url.replace(/^.*\/api\/v1/, '')
    if (path === '/user/login') return this.logIn(request)
    const token = (request.header.Authorization ?? '').replace('Bearer ', '')
    const userId = this.tokens.get(token)
    if (userId === undefined || this.refusesEveryToken) return fail(401, 'unauthorized')
    if (path === '/user/logout') {
      this.tokens.delete(token)
      return succeed({})
    }
    if (path === '/checkins') return this.checkIns(request, userId)
    return succeed({ user_id: userId, nickname: `name of ${userId}`, avatar_url: '', phone: null })
  }

  private checkIns({ method }: HttpRequest, userId: string): HttpOutcome {
    if (method === 'POST') this.checkedIn.set(userId, (this.checkedIn.get(userId) ?? 0) + 1)
    const isCheckedIn = this.checkedIn.has(userId)
    return succeed({
      today: '2026-11-22',
      streak: isCheckedIn ? 1 : 0,
      checked_in_today: isCheckedIn,
      dates: isCheckedIn ? ['2026-11-22'] : [],
    })
  }

  private logIn({ body }: HttpRequest): HttpOutcome {
    const code = String(body?.js_code)
    const userId = this.codes.get(code)
    if (userId === undefined) return fail(400, 'code_invalid')
    this.codes.delete(code)
    const token = `token-${userId}-${String(++this.count)}`
    this.tokens.set(token, userId)
    return succeed({ skey: token, user_id: userId })
  }
}

function succeed(data: Record<string, unknown>): HttpOutcome {
  return { kind: 'answered', status: 200, body: { statusCode: 200, data } }
}

function fail(status: number, code: string): HttpOutcome {
  return { kind: 'answered', status, body: { statusCode: status, code, message: code } }
}
