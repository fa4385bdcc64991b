import { ConfigError, isOpenToNetwork, loadConfig } from '../../server/config'
import { APP_SECRET, OFFICIAL, SESSION_KEY_SECRET } from './support/test-app'

type Environment = Readonly<Record<string, string>>

function mistakesOf(env: Environment): readonly string[] {
  try {
    loadConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes
    throw error
  }
  return []
}

const PRODUCTION = { NODE_ENV: 'production', ...OFFICIAL }

describe('loadConfig', () => {
  it('needs nothing in development', () => {
    expect(loadConfig({})).toEqual({
      environment: 'development',
      host: '127.0.0.1',
      port: 3000,
      logLevel: 'info',
      trustProxy: null,
      dataDir: 'data',
      databaseUrl: null,
      previewRoot: null,
      wechat: {
        emulated: true,
        apps: [{ appid: 'touristappid', secret: expect.any(String) as unknown }],
        apiOrigin: 'https://api.weixin.qq.com',
        timeoutMs: 4000,
      },
      sessionKeySecrets: { current: null, previous: [] },
      sessionTtlMs: 30 * 86_400_000,
      loginRateLimit: 600,
      checkinUtcOffsetMinutes: 480,
    })
  })

  it('takes what is set', () => {
    const config = loadConfig({
      ...PRODUCTION,
      PORT: '0',
      HOST: '0.0.0.0',
      LOG_LEVEL: 'warn',
      TRUST_PROXY: '127.0.0.1, 10.0.0.0/8, uniquelocal',
      DATA_DIR: '/data',
      DATABASE_URL: 'postgres://user:password@db:5432/name',
      SESSION_TTL_DAYS: '7',
      CHECKIN_UTC_OFFSET_MINUTES: '-300',
      SESSION_KEY_SECRET_PREVIOUS: `${SESSION_KEY_SECRET}, ${SESSION_KEY_SECRET}`,
    })
    expect(config).toMatchObject({
      environment: 'production',
      port: 0,
      host: '0.0.0.0',
      logLevel: 'warn',
      trustProxy: '127.0.0.1, 10.0.0.0/8, uniquelocal',
      dataDir: '/data',
      databaseUrl: 'postgres://user:password@db:5432/name',
      wechat: { emulated: false, apps: [{ appid: OFFICIAL.WECHAT_APPID, secret: APP_SECRET }] },
      sessionKeySecrets: { current: SESSION_KEY_SECRET, previous: [SESSION_KEY_SECRET, SESSION_KEY_SECRET] },
      sessionTtlMs: 7 * 86_400_000,
      loginRateLimit: 60,
      checkinUtcOffsetMinutes: -300,
    })
  })

  it('puts the apps of WECHAT_APPS behind the first one', () => {
    const WECHAT_APPS = `[{"appid":"wx2","secret":"${APP_SECRET}"}]`
    const ids = loadConfig({ ...OFFICIAL, WECHAT_APPS }).wechat.apps.map(({ appid }) => appid)
    expect(ids).toEqual([OFFICIAL.WECHAT_APPID, 'wx2'])
    expect(loadConfig({ WECHAT_APPS }).wechat).toMatchObject({ emulated: false, apps: [{ appid: 'wx2' }] })
  })

  it('emulates the app of an AppID without a secret', () => {
    expect(loadConfig({ WECHAT_APPID: 'wx9' }).wechat).toMatchObject({
      emulated: true,
      apps: [{ appid: 'wx9' }],
    })
  })

  it('counts an empty variable as not set', () => {
    expect(loadConfig({ PORT: '', WECHAT_SECRET: ' ' })).toEqual(loadConfig({}))
  })

  it.each([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['HOST', 'not a host'],
    ['NODE_ENV', 'prod'],
    ['LOG_LEVEL', 'loud'],
    ['TRUST_PROXY', 'everybody'],
    ['TRUST_PROXY', '10.0.0.0/64'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['WECHAT_API_ORIGIN', 'http://api.weixin.qq.com'],
    ['WECHAT_API_ORIGIN', 'https://api.weixin.qq.com/sns'],
    ['WECHAT_TIMEOUT_MS', '1'],
    ['SESSION_KEY_SECRET', 'short'],
    ['SESSION_KEY_SECRET', Buffer.alloc(32).toString('base64')],
    ['SESSION_KEY_SECRET_PREVIOUS', `${SESSION_KEY_SECRET},x`],
    ['SESSION_TTL_DAYS', '0'],
    ['LOGIN_RATE_LIMIT', 'none'],
    ['LOGIN_RATE_LIMIT', '-1'],
    ['CHECKIN_UTC_OFFSET_MINUTES', '841'],
    ['CHECKIN_UTC_OFFSET_MINUTES', '-721'],
    ['CHECKIN_UTC_OFFSET_MINUTES', '+480'],
    ['CHECKIN_UTC_OFFSET_MINUTES', 'Asia/Shanghai'],
    ['WECHAT_APPS', 'wx1:secret'],
    ['WECHAT_APPS', '[{"appid":"wx1"}]'],
  ])('says in one line what is wrong with %s=%s', (name, text) => {
    const mistakes = mistakesOf({ [name]: text })
    expect(mistakes).toHaveLength(1)
    expect(mistakes[0]).toMatch(new RegExp(`^${name} must be `))
  })

  it('names every mistake at once and never shows a value', () => {
    const error = new ConfigError(
      mistakesOf({ PORT: 'x', WECHAT_SECRET: 'too-secret', SESSION_KEY_SECRET: 'hidden' }),
    )
    expect(error.message.split('\n')).toHaveLength(4)
    expect(error.message).not.toMatch(/too-secret|hidden/)
  })

  it('wants the AppID of a secret, and each AppID once', () => {
    expect(mistakesOf({ WECHAT_SECRET: APP_SECRET })).toEqual(['WECHAT_APPID must be set with WECHAT_SECRET'])
    const WECHAT_APPS = JSON.stringify([{ appid: OFFICIAL.WECHAT_APPID, secret: APP_SECRET }])
    expect(mistakesOf({ ...OFFICIAL, WECHAT_APPS })).toEqual(['WECHAT_APPS must name each AppID once'])
  })

  it('refuses production without secrets, and with the preview', () => {
    expect(mistakesOf(PRODUCTION)).toEqual([])
    expect(mistakesOf({ NODE_ENV: 'production' })).toEqual([
      'WECHAT_SECRET must be set in production, the emulator of WeChat is for development only',
      'SESSION_KEY_SECRET must be set in production',
    ])
    expect(mistakesOf({ ...PRODUCTION, PREVIEW_ROOT: 'dist' })).toEqual([
      'PREVIEW_ROOT must not be set in production, the preview is for development only',
    ])
  })
})

describe('isOpenToNetwork', () => {
  it.each([
    ['127.0.0.1', false],
    ['localhost', false],
    ['::1', false],
    ['0.0.0.0', true],
    ['192.168.1.20', true],
    ['::', true],
  ])('of %s is %s', (HOST, expected) => {
    expect(isOpenToNetwork(loadConfig({ HOST }))).toBe(expected)
  })
})
