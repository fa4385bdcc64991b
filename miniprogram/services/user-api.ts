import { SessionError } from '../core/errors'
import type { CancelSignal, Clock, HttpOutcome } from '../core/ports'
import { parseLoginAnswer, type Session } from '../core/session'
import { parseUserInfo, type UserInfo } from '../core/user'
import { readAnswer } from './api-answer'
import type { RequestSlots } from './request-slots'
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
  readonly clock: Clock
  readonly gate: Pick<SessionGate, 'request'>
  readonly slots: RequestSlots
  readonly toUrl: (path: string) => string
}

export function createUserApi({ clock, gate, slots, toUrl }: UserApiOptions): UserApi {
  return {
    logIn: (code, signal) =>
      new Promise<Session>((resolve, reject) => {
        const cancel = slots.sendUrgent({
          request: { method: 'POST', url: toUrl('/user/login'), header: {}, body: { js_code: code } },
          isPreemptable: false,
          onPreempted: () => undefined,
          onSettled(outcome: HttpOutcome) {
            try {
              resolve(parseLoginAnswer(readAnswer(outcome), clock.now()))
            } catch (error) {
              reject(error)
            }
          },
        })
        signal.addEventListener('abort', () => {
          cancel()
          reject(new SessionError('aborted'))
        })
      }),
    logOut(token) {
      const request = { method: 'POST', path: '/user/logout', auth: 'none', token, priority: 'low' } as const
      gate.request({ ...request, parse: () => undefined }).catch(() => undefined)
    },
    loadUser: () => gate.request({ method: 'GET', path: '/user/info', parse: parseUserInfo }),
  }
}
