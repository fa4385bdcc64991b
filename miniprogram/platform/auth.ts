import { SessionError } from '../core/errors'
import type { AuthPort, SessionKeyState } from '../core/ports'
import { toPlatformError, type WxFailure } from './errors'

/** Failures that say nothing about the key; the documented sentence for a lost one is `session time out, need relogin`. */
const NO_ANSWER = /fail[:\s]*(time ?out|network|interrupted|system)|frequen/i

/**
 * `wx.login` and `wx.checkSession` as they are: no promise style, and no promise that they ever call back.
 * @see {@link https://developers.weixin.qq.com/miniprogram/dev/api/open-api/login/wx.login.html}
 * @see {@link https://developers.weixin.qq.com/miniprogram/dev/api/open-api/login/wx.checkSession.html}
 */
export function createAuth(): AuthPort {
  return {
    fetchCode: () =>
      new Promise<string>((resolve, reject) => {
        const fail = (failure: unknown): void => {
          reject(toPlatformError(failure, 'network'))
        }
        try {
          wx.login({
            success({ code, errMsg }) {
              if (code) resolve(code)
              else reject(new SessionError('server', errMsg))
            },
            fail,
          })
        } catch (error) {
          fail(error)
        }
      }),
    checkSession: () =>
      new Promise<SessionKeyState>((resolve) => {
        try {
          wx.checkSession({
            success() {
              resolve('valid')
            },
            fail(failure: WxFailure | undefined) {
              resolve(NO_ANSWER.test(failure?.errMsg ?? '') ? 'unknown' : 'expired')
            },
          })
        } catch {
          resolve('unknown')
        }
      }),
  }
}
