import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { buildApp, type Overrides } from '../../../server/app'
import { loadConfig, type Config } from '../../../server/config'
import { closeNetwork } from './closed-network'

/** A secret and a key as production wants them. */
export const APP_SECRET = 'f00dcafe0123456789abcdef01234567'
export const SESSION_KEY_SECRET = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7)).toString(
  'base64',
)

/** Variables of a server that talks to the real WeChat. */
export const OFFICIAL = { WECHAT_APPID: 'wx0123456789abcdef', WECHAT_SECRET: APP_SECRET, SESSION_KEY_SECRET }

type Environment = Readonly<Record<string, string>>

/** Builds apps, each in a data folder of its own, and takes everything away after each test. */
export class TestApps {
  readonly #open: FastifyInstance[] = []
  readonly #folders: string[] = []
  /** Everything the apps logged, a line for each entry. */
  readonly log: string[] = []

  constructor() {
    beforeEach(closeNetwork)
    afterEach(async () => {
      await Promise.all(this.#open.splice(0).map((app) => app.close()))
      for (const folder of this.#folders.splice(0)) rmSync(folder, { recursive: true, force: true })
      this.log.length = 0
      jest.restoreAllMocks()
    })
  }

  folder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'xuanguan-test-'))
    this.#folders.push(folder)
    return folder
  }

  config(env: Environment = {}): Config {
    return loadConfig({ NODE_ENV: 'test', LOG_LEVEL: 'debug', DATA_DIR: this.folder(), ...env })
  }

  async open(env: Environment = {}, overrides: Overrides = {}): Promise<TestClient> {
    const logStream = { write: (line: string) => this.log.push(line) }
    const app = await buildApp(this.config(env), { logStream, ...overrides })
    this.#open.push(app)
    return new TestClient(app)
  }
}

/** An answer of the API. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: {
    readonly statusCode?: number
    readonly code?: string
    readonly message?: string
    readonly data?: Readonly<Record<string, unknown>>
  } & Readonly<Record<string, unknown>>
}

/** Asks an app as a client would. */
export class TestClient {
  readonly app: FastifyInstance

  constructor(app: FastifyInstance) {
    this.app = app
  }

  async send(options: InjectOptions): Promise<Answer> {
    const response = await this.app.inject(options)
    const isJson = String(response.headers['content-type']).startsWith('application/json')
    return { status: response.statusCode, headers: response.headers, body: isJson ? response.json() : {} }
  }

  get(url: string, skey?: string): Promise<Answer> {
    return this.send({ method: 'GET', url, headers: bearer(skey) })
  }

  post(url: string, payload: object, skey?: string): Promise<Answer> {
    return this.send({ method: 'POST', url, payload, headers: bearer(skey) })
  }

  put(url: string, payload: object, skey?: string): Promise<Answer> {
    return this.send({ method: 'PUT', url, payload, headers: bearer(skey) })
  }

  /** What `wx.login` gives. */
  async code(user = 'alice'): Promise<string> {
    const { body } = await this.post('/emulator/client/login', { user })
    return String(body.code)
  }

  /** Logs in and returns what the client keeps. */
  async logIn(user = 'alice'): Promise<{ skey: string; userId: string }> {
    const { body } = await this.post('/api/v1/user/login', { js_code: await this.code(user) })
    return { skey: String(body.data?.skey), userId: String(body.data?.user_id) }
  }
}

/** The header a token travels in. */
export function bearer(skey?: string): Record<string, string> {
  return skey === undefined ? {} : { authorization: `Bearer ${skey}` }
}
