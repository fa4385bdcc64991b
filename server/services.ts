import type { Config } from './config'
import type { Database } from './db/database'
import type { KeyRing } from './security/key-ring'
import type { WechatClient } from './wechat/wechat-client'

/** What the routes work with; built once in app.ts. */
export interface Services {
  readonly config: Config
  readonly db: Database
  readonly keyRing: KeyRing
  readonly wechat: WechatClient
  /** Milliseconds since 1970. */
  readonly now: () => number
}
