import { Value } from 'typebox/value'
import { DAY_MS } from './calendar'
import {
  EnvironmentSchema,
  isLoopbackHost,
  pickEnvironment,
  type Environment,
} from './config/environment-schema'
import { emulatedApps, officialApps, type WechatApps } from './config/wechat-apps'

/** How the server reaches WeChat; `emulated` means that it answers for WeChat itself. */
export interface WechatConfig {
  readonly emulated: boolean
  readonly apps: WechatApps
  readonly apiOrigin: string
  /** How long one call may take, in milliseconds. */
  readonly timeoutMs: number
}

/** Keys that encrypt what WeChat gives us, 32 bytes each in base64. */
export interface SessionKeySecrets {
  /** Null in development when none is set: one is then made and kept in the data folder. */
  readonly current: string | null
  /** Keys of the past: they only decrypt. */
  readonly previous: readonly string[]
}

/** Everything the server can be told from outside. */
export interface Config {
  readonly environment: 'development' | 'test' | 'production'
  readonly host: string
  readonly port: number
  readonly logLevel: string
  /** Proxies whose `X-Forwarded-For` is believed; null believes nobody. */
  readonly trustProxy: string | null
  readonly dataDir: string
  /** PostgreSQL; null keeps an SQLite file in the data folder. */
  readonly databaseUrl: string | null
  /** Folder served at `/`, in development only. */
  readonly previewRoot: string | null
  readonly wechat: WechatConfig
  readonly sessionKeySecrets: SessionKeySecrets
  /** How long a login lasts, in milliseconds. */
  readonly sessionTtlMs: number
  /** Logins that one address may try in a minute. */
  readonly loginRateLimit: number
  /** How far the days of check-ins are ahead of UTC; 480 is China. */
  readonly checkinUtcOffsetMinutes: number
}

/** The environment is wrong; `mistakes` has one line for each variable that is. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly mistakes: readonly string[]

  constructor(mistakes: readonly string[]) {
    super(mistakes.join('\n'))
    this.mistakes = mistakes
  }
}

/**
 * Reads the configuration, see docs/backend.md for every variable.
 *
 * @throws {ConfigError} naming every variable that is wrong and why, never its value.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const environment = pickEnvironment(env)
  const mistakes = malformed(environment)
  const apps = officialApps(environment, mistakes)
  if (environment.NODE_ENV === 'production') mistakes.push(...missingInProduction(environment, apps))
  if (mistakes.length > 0) throw new ConfigError(mistakes)
  return toConfig(environment, apps)
}

function malformed(environment: Environment): string[] {
  return Value.Errors(EnvironmentSchema, environment).map(
    ({ instancePath, message }) => `${instancePath.slice(1)} ${message}`,
  )
}

function missingInProduction(environment: Environment, apps: WechatApps | null): string[] {
  const mistakes: string[] = []
  if (apps === null) {
    mistakes.push('WECHAT_SECRET must be set in production, the emulator of WeChat is for development only')
  }
  if (environment.SESSION_KEY_SECRET === undefined)
    mistakes.push('SESSION_KEY_SECRET must be set in production')
  if (environment.PREVIEW_ROOT !== undefined) {
    mistakes.push('PREVIEW_ROOT must not be set in production, the preview is for development only')
  }
  return mistakes
}

function toConfig(environment: Environment, apps: WechatApps | null): Config {
  const mode = environment.NODE_ENV ?? 'development'
  return {
    environment: mode as Config['environment'],
    host: environment.HOST ?? '127.0.0.1',
    port: Number(environment.PORT ?? 3000),
    logLevel: environment.LOG_LEVEL ?? 'info',
    trustProxy: environment.TRUST_PROXY ?? null,
    dataDir: environment.DATA_DIR ?? 'data',
    databaseUrl: environment.DATABASE_URL ?? null,
    previewRoot: environment.PREVIEW_ROOT ?? null,
    wechat: {
      emulated: apps === null,
      apps: apps ?? emulatedApps(environment),
      apiOrigin: environment.WECHAT_API_ORIGIN ?? 'https://api.weixin.qq.com',
      timeoutMs: Number(environment.WECHAT_TIMEOUT_MS ?? 4000),
    },
    sessionKeySecrets: {
      current: environment.SESSION_KEY_SECRET ?? null,
      previous: environment.SESSION_KEY_SECRET_PREVIOUS?.split(',').map((key) => key.trim()) ?? [],
    },
    sessionTtlMs: Number(environment.SESSION_TTL_DAYS ?? 30) * DAY_MS,
    loginRateLimit: Number(environment.LOGIN_RATE_LIMIT ?? (mode === 'production' ? 60 : 600)),
    checkinUtcOffsetMinutes: Number(environment.CHECKIN_UTC_OFFSET_MINUTES ?? 480),
  }
}

/** True when others than this computer can reach the server. */
export function isOpenToNetwork(config: Config): boolean {
  return !isLoopbackHost(config.host)
}
