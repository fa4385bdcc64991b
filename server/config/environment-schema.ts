import { isIP } from 'node:net'
import { Type, type Static } from 'typebox'

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']
const BASE64_KEY = /^[A-Za-z0-9+/]{43}=$/

/** An environment variable that must pass `check`; `why` ends the sentence "NAME …" shown to whoever set it. */
function variable(check: (text: string) => boolean, why: string) {
  return Type.Optional(Type.Refine(Type.String(), check, () => why))
}

function oneOf(...allowed: string[]) {
  return variable((text) => allowed.includes(text), `must be one of ${allowed.join(', ')}`)
}

function wholeNumber(least: number, most: number) {
  return variable(
    (text) => /^-?\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most,
    `must be a whole number from ${String(least)} to ${String(most)}`,
  )
}

function everyPart(text: string, check: (part: string) => boolean): boolean {
  return text.split(',').every((part) => check(part.trim()))
}

function isSecretKey(text: string): boolean {
  if (!BASE64_KEY.test(text)) return false
  // 32 random bytes with fewer than 8 distinct values do not happen; placeholders look like that.
  return new Set(Buffer.from(text, 'base64')).size >= 8
}

function isTrustedProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true
  const [address = '', prefix] = text.split('/')
  const most = isIP(address) === 6 ? 128 : 32
  return isIP(address) !== 0 && (prefix === undefined || (/^\d+$/.test(prefix) && Number(prefix) <= most))
}

function isUrl(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol)
}

function isWechatOrigin(text: string): boolean {
  if (!isUrl(text, ['https:', 'http:'])) return false
  const { protocol, hostname, origin } = new URL(text)
  return origin === text && (protocol === 'https:' || isLoopbackHost(hostname))
}

/** True for the names and addresses by which only this computer is reached. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}

const secretKey = 'must be 32 random bytes in base64, as `openssl rand -base64 32` prints them'

/** Every variable the server reads, and what its text must look like. */
export const EnvironmentSchema = Type.Object({
  NODE_ENV: oneOf('development', 'test', 'production'),
  HOST: variable((text) => /^[\w.:-]+$/.test(text), 'must be an address or a host name'),
  PORT: wholeNumber(0, 65_535),
  LOG_LEVEL: oneOf(...LOG_LEVELS),
  TRUST_PROXY: variable(
    (text) => everyPart(text, isTrustedProxy),
    'must be addresses or networks separated by commas, such as 127.0.0.1 or 10.0.0.0/8',
  ),
  DATA_DIR: variable((text) => !text.includes('\0'), 'must be the path of a folder'),
  DATABASE_URL: variable(
    (text) => isUrl(text, ['postgres:', 'postgresql:']),
    'must be a PostgreSQL address (postgres://user:password@host:5432/name)',
  ),
  PREVIEW_ROOT: variable((text) => !text.includes('\0'), 'must be the path of a folder'),
  WECHAT_APPID: variable((text) => /^\w{1,64}$/.test(text), 'must be an AppID, such as wx0123456789abcdef'),
  WECHAT_SECRET: variable((text) => /^\w{16,128}$/.test(text), 'must be the AppSecret of WECHAT_APPID'),
  WECHAT_APPS: Type.Optional(Type.String()),
  WECHAT_API_ORIGIN: variable(
    isWechatOrigin,
    'must be an https origin without a path (http on loopback only)',
  ),
  WECHAT_TIMEOUT_MS: wholeNumber(100, 30_000),
  SESSION_KEY_SECRET: variable(isSecretKey, secretKey),
  SESSION_KEY_SECRET_PREVIOUS: variable(
    (text) => everyPart(text, isSecretKey),
    `${secretKey}; several are separated by commas`,
  ),
  SESSION_TTL_DAYS: wholeNumber(1, 3650),
  LOGIN_RATE_LIMIT: wholeNumber(1, 1_000_000),
  // From the westernmost time zone to the easternmost.
  CHECKIN_UTC_OFFSET_MINUTES: wholeNumber(-720, 840),
})

/** The variables after {@link EnvironmentSchema} passed; what was empty or not set is absent. */
export type Environment = Static<typeof EnvironmentSchema>

/** Only the variables the server knows; an empty one counts as not set. */
export function pickEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  const known = Object.keys(EnvironmentSchema.properties).flatMap((name) => {
    const text = env[name]?.trim()
    return text === undefined || text === '' ? [] : [[name, text] as const]
  })
  return Object.fromEntries(known)
}
