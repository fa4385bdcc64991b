import { randomBytes } from 'node:crypto'
import { Type, type FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { WechatApps } from '../config/wechat-apps'
import type { FaultBoard, Faults } from './faults'
import type { WechatEmulator } from './wechat-emulator'

/** What the emulated WeChat knows. */
export interface WechatRoutesOptions {
  readonly emulator: WechatEmulator
  readonly faults: FaultBoard
  readonly apps: WechatApps
}

const ERRCODES: Readonly<Record<Exclude<Faults['code2session'], 'ok'>, number>> = {
  busy: -1,
  rate_limited: 45011,
  invalid_code: 40029,
  blocked: 40226,
}

const ERRMSGS: Readonly<Record<number, string>> = {
  [-1]: 'system error',
  40002: 'invalid grant_type',
  40013: 'invalid appid',
  40029: 'invalid code',
  40125: 'invalid appsecret',
  40163: 'code been used',
  40226: 'code blocked',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41008: 'missing code',
  45011: 'api minute-quota reach limit  mustslower  retry next minute',
}

const Query = Type.Partial(
  Type.Object({
    appid: Type.String(),
    secret: Type.String(),
    js_code: Type.String(),
    grant_type: Type.String(),
  }),
)

/**
 * The paths of `api.weixin.qq.com` we call, with WeChat's parameters, codes and manners: always HTTP 200, JSON under
 * `text/plain`, an `errmsg` that ends differently each time, no `errcode` on success.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/API/user-login/api_code2session
 */
export const wechatRoutes: FastifyPluginCallbackTypebox<WechatRoutesOptions> = (app, options, done) => {
  app.get('/sns/jscode2session', { schema: { querystring: Query } }, (request, reply) => {
    const answer = code2Session(options, request.query)
    const body = typeof answer === 'number' ? failure(answer) : answer
    return reply.type('text/plain').send(JSON.stringify(body))
  })
  done()
}

interface Code2SessionQuery {
  appid?: string
  secret?: string
  js_code?: string
  grant_type?: string
}

function code2Session({ emulator, faults, apps }: WechatRoutesOptions, query: Code2SessionQuery) {
  const { appid, secret, js_code: code, grant_type: grantType } = query
  if (!appid) return 41002
  if (!secret) return 41004
  if (!code) return 41008
  const app = apps.find((known) => known.appid === appid)
  if (app === undefined) return 40013
  if (app.secret !== secret) return 40125
  if (grantType !== 'authorization_code') return 40002
  const fault = faults.current.code2session
  return fault === 'ok' ? emulator.exchange(appid, code) : ERRCODES[fault]
}

function failure(errcode: number) {
  const rid = `${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}`
  return { errcode, errmsg: `${ERRMSGS[errcode] ?? 'unknown'}, rid: ${rid}` }
}
