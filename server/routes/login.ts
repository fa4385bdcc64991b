import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { WechatApp, WechatApps } from '../config/wechat-apps'
import { recordLogin } from '../db/logins'
import { ApiError, type ApiErrorCode } from '../errors'
import { createSkey, hashSkey } from '../security/skey'
import type { Services } from '../services'
import type { WechatSession } from '../wechat/wechat-client'
import { WechatError, type WechatErrorCode } from '../wechat/wechat-error'
import { answers, success } from './envelope'
import { AppHeaders, LoginBody, LoginData } from './user-schemas'

/** `POST /user/login`: a code of `wx.login` becomes a login at this server. */
export const loginRoute: FastifyPluginCallbackTypebox<Services> = (app, services, done) => {
  app.post(
    '/user/login',
    {
      config: { rateLimit: { max: services.config.loginRateLimit, timeWindow: '1 minute' } },
      schema: {
        tags: ['user'],
        summary: 'Log in with the code of wx.login',
        headers: AppHeaders,
        body: LoginBody,
        response: answers(LoginData),
      },
    },
    async ({ headers, body }) => {
      const wechatApp = findApp(services.config.wechat.apps, headers['x-wx-appid'])
      const session = await exchangeCode(services, wechatApp, body.js_code)
      return success(await logIn(services, wechatApp, session))
    },
  )
  done()
}

function findApp(apps: WechatApps, appid: string | undefined): WechatApp {
  const app = appid === undefined ? apps[0] : apps.find((known) => known.appid === appid)
  if (app === undefined)
    throw new ApiError('invalid_request', 'X-WX-AppId names an app this server does not know')
  return app
}

async function exchangeCode({ wechat }: Services, app: WechatApp, code: string): Promise<WechatSession> {
  try {
    return await wechat.codeToSession(app, code)
  } catch (error) {
    throw error instanceof WechatError ? toApiError(error) : error
  }
}

async function logIn(services: Services, { appid }: WechatApp, session: WechatSession) {
  const { config, db, keyRing, now } = services
  const { openid, unionid, sessionKey } = session
  const skey = createSkey()
  const time = now()
  const userId = await recordLogin(db, {
    appid,
    openid,
    unionid,
    sessionKey: keyRing.seal(sessionKey, sessionKeyContext(appid, openid)),
    tokenHash: hashSkey(skey),
    now: time,
    expiresAt: time + config.sessionTtlMs,
  })
  return { skey, user_id: userId }
}

/** Ties an encrypted session_key to the user it belongs to. */
export function sessionKeyContext(appid: string, openid: string): string {
  return `session_key:${appid}:${openid}`
}

const API_CODES: Readonly<Record<WechatErrorCode, ApiErrorCode>> = {
  code_invalid: 'code_invalid',
  refused: 'refused',
  rate_limited: 'rate_limited',
  busy: 'wechat_busy',
  unreachable: 'wechat_busy',
  unexpected: 'server',
}

const MESSAGES: Readonly<Record<WechatErrorCode, string>> = {
  code_invalid: 'WeChat does not accept the code: it is unknown, older than five minutes or was used before',
  refused: 'WeChat refuses this user',
  rate_limited: 'WeChat asks to slow down, try again in a minute',
  busy: 'WeChat is busy',
  unreachable: 'WeChat was not reached',
  unexpected: 'WeChat gave an unexpected answer',
}

function toApiError(error: WechatError): ApiError {
  return new ApiError(API_CODES[error.code], MESSAGES[error.code], error)
}
