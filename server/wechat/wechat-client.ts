import { setTimeout as wait } from 'node:timers/promises'
import type { WechatApp } from '../config/wechat-apps'
import { UnreachableError, type WechatTransport } from './transport'
import { fromErrcode, WechatError } from './wechat-error'

/** What WeChat tells about the user who called `wx.login`. */
export interface WechatSession {
  readonly openid: string
  /** Signs and decrypts what the client passes on. Never leaves the server. */
  readonly sessionKey: string
  readonly unionid: string | null
}

/** WeChat's server API, as far as we use it. */
export interface WechatClient {
  /**
   * Exchanges the code of one `wx.login` call, once.
   *
   * @see https://developers.weixin.qq.com/miniprogram/dev/server/API/user-login/api_code2session
   * @throws {WechatError}
   */
  codeToSession(app: WechatApp, code: string): Promise<WechatSession>
}

/** The pause before the one retry WeChat asks for with −1, in milliseconds. */
const RETRY_PAUSE_MS = 200

/** A client of WeChat's server API over any transport. */
export function createWechatClient(transport: WechatTransport, retryPauseMs = RETRY_PAUSE_MS): WechatClient {
  return {
    async codeToSession(app, code) {
      try {
        return await exchange(transport, app, code)
      } catch (error) {
        // Only −1 says that the code was not looked at. After a lost answer it may be used up.
        if (!(error instanceof WechatError) || error.code !== 'busy') throw error
      }
      await wait(retryPauseMs * (1 + Math.random()))
      return exchange(transport, app, code)
    },
  }
}

async function exchange(transport: WechatTransport, app: WechatApp, code: string): Promise<WechatSession> {
  const parameters = { appid: app.appid, secret: app.secret, js_code: code, grant_type: 'authorization_code' }
  return readSession(await send(transport, parameters))
}

async function send(
  transport: WechatTransport,
  parameters: Readonly<Record<string, string>>,
): Promise<string> {
  try {
    return await transport.get('/sns/jscode2session', parameters)
  } catch (error) {
    const isUnreachable = error instanceof UnreachableError
    throw new WechatError(isUnreachable ? 'unreachable' : 'unexpected', null, error)
  }
}

/** `errcode` may be absent on success, and the content type says `text/plain`: only the body itself counts. */
function readSession(body: string): WechatSession {
  const { openid, session_key: sessionKey, unionid, errcode } = parseObject(body)
  if (isText(openid) && isText(sessionKey)) {
    return { openid, sessionKey, unionid: isText(unionid) ? unionid : null }
  }
  throw typeof errcode === 'number' ? fromErrcode(errcode) : new WechatError('unexpected')
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    // The text may hold anything, also a session_key cut in half: it goes nowhere.
    return {}
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
