import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Environment } from './environment-schema'

/** One mini-program this server serves. */
export interface WechatApp {
  readonly appid: string
  readonly secret: string
}

/** The apps in the order of their precedence; the first one is meant when a request names none. */
export type WechatApps = readonly [WechatApp, ...WechatApp[]]

const AppsSchema = Type.Array(
  Type.Object(
    { appid: Type.String({ pattern: '^\\w{1,64}$' }), secret: Type.String({ pattern: '^\\w{16,128}$' }) },
    { additionalProperties: false },
  ),
)

/** What DevTools calls an app without an AppID. */
const TOURIST_APPID = 'touristappid'

/** The only app of the emulator. Its secret guards nothing, it is there because the real API asks for one. */
export function emulatedApps(environment: Environment): WechatApps {
  return [{ appid: environment.WECHAT_APPID ?? TOURIST_APPID, secret: 'emulated-secret' }]
}

/**
 * The apps with their secrets: WECHAT_APPID and WECHAT_SECRET first, then those of WECHAT_APPS.
 * Null when no secret is set; what is wrong goes to `mistakes`, never with a secret in it.
 */
export function officialApps(environment: Environment, mistakes: string[]): WechatApps | null {
  const { WECHAT_APPID: appid, WECHAT_SECRET: secret, WECHAT_APPS: list } = environment
  const apps: WechatApp[] = []
  if (secret !== undefined && appid === undefined)
    mistakes.push('WECHAT_APPID must be set with WECHAT_SECRET')
  if (secret !== undefined && appid !== undefined) apps.push({ appid, secret })
  if (list !== undefined) apps.push(...parseList(list, mistakes))
  const ids = apps.map((app) => app.appid)
  if (new Set(ids).size < ids.length) mistakes.push('WECHAT_APPS must name each AppID once')
  const [first, ...rest] = apps
  return first === undefined ? null : [first, ...rest]
}

function parseList(text: string, mistakes: string[]): readonly WechatApp[] {
  const list = parseJson(text)
  if (Value.Check(AppsSchema, list)) return list
  mistakes.push('WECHAT_APPS must be JSON like [{"appid":"wx…","secret":"…"}]')
  return []
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
