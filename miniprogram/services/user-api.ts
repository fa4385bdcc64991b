import { SessionError } from '../core/errors'
import type { CancelSignal, Clock, HttpOutcome, HttpPort } from '../core/ports'
import { parseLoginAnswer, type Session } from '../core/session'
import { parseUserInfo, type UserInfo } from '../core/user'
import { readAnswer } from './api-answer'
import type { SessionGate } from './session-gate'

/** The backend's routes below `/user`. */
export interface UserApi {
  /**
   * Exchanges a `wx.login` code for a session. Goes past the gate, which is closed while signing in.
   * @throws SessionError `code_invalid`, `refused`, `rate_limited`, `network`, `server`; settles only if the platform answers
   */
  logIn(code: string, signal: CancelSignal): Promise<Session>
  /** Tells the backend to drop the token; nothing waits for it and nothing depends on it. */
  logOut(token: string): void
  /** The logged-in user; errors as {@link SessionGate.request}. */
  loadUser(): Promise<UserInfo>
}

export interface UserApiOptions {
  readonly http: HttpPort
  readonly clock: Clock
  readonly gate: SessionGate
  readonly toUrl: (path: string) => string
}

export function createUserApi({ http, clock, gate, toUrl }: UserApiOptions): UserApi {
  return {
    async logIn(code, signal) {
      const request = {
        method: 'POST',
        url: toUrl('/user/login'),
        header: {},
        body: { js_code: code },
      } as const
      const outcome = await new Promise<HttpOutcome>((resolve, reject) => {
        const cancel = http.send(request, resolve)
        signal.addEventListener('abort', () => {
          cancel()
          reject(new SessionError('aborted'))
        })
      })
      return parseLoginAnswer(readAnswer(outcome), clock.now())
    },
    logOut(token) {
      const header = { Authorization: `Bearer ${token}` }
      http.send({ method: 'POST', url: toUrl('/user/logout'), header }, () => undefined)
    },
    loadUser: async () => parseUserInfo(await gate.request({ method: 'GET', path: '/user/info' })),
  }
}
