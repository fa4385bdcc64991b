import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../../../server/db/database'
import { sessionKeyContext } from '../../../server/routes/login'
import { KeyRing } from '../../../server/security/key-ring'
import type { WechatTransport } from '../../../server/wechat/transport'
import { OFFICIAL, TestApps, type TestClient } from '../support/test-app'

const apps = new TestApps()

function logIn(client: TestClient, jsCode: string) {
  return client.post('/api/v1/user/login', { js_code: jsCode })
}

function answering(body: unknown): WechatTransport {
  return { get: () => Promise.resolve(JSON.stringify(body)) }
}

describe('what a login leaves behind', () => {
  it('is neither the token nor the session_key in the database, nor any secret in the log', async () => {
    const DATA_DIR = apps.folder()
    const sessionKey = 'c2Vzc2lvbi1rZXktaW4tY2xlYXI='
    const transport = answering({ openid: 'o1', session_key: sessionKey })
    const client = await apps.open({ ...OFFICIAL, DATA_DIR }, { wechatTransport: transport })
    const { body } = await logIn(client, 'the-code-of-wx-login')
    const skey = String(body.data?.skey)
    await client.get('/api/v1/user/info', skey)
    await client.app.close()

    const files = readdirSync(DATA_DIR).map((name) => readFileSync(join(DATA_DIR, name), 'latin1'))
    const stored = files.join('\n')
    const logged = apps.log.join('\n')
    expect(stored).toContain('o1')
    expect(logged).toContain('/api/v1/user/login')
    for (const secret of [skey, sessionKey]) expect(stored).not.toContain(secret)
    for (const secret of [skey, sessionKey, 'the-code-of-wx-login', OFFICIAL.WECHAT_SECRET]) {
      expect(logged).not.toContain(secret)
    }
  })

  it('is a session_key that opens with the key of the configuration, for this user only', async () => {
    const DATA_DIR = apps.folder()
    const transport = answering({ openid: 'o1', session_key: 'the-session-key' })
    const client = await apps.open({ ...OFFICIAL, DATA_DIR }, { wechatTransport: transport })
    await logIn(client, 'a-code')
    const db = await openDatabase({ databaseUrl: null, dataDir: DATA_DIR }, () => undefined)
    const row = await db.selectFrom('users').selectAll().executeTakeFirstOrThrow()
    await db.destroy()

    const ring = new KeyRing(Buffer.from(OFFICIAL.SESSION_KEY_SECRET, 'base64'))
    const sealed = { keyId: row.session_key_id, sealed: row.session_key }
    expect(ring.open(sealed, sessionKeyContext(row.appid, row.openid))).toBe('the-session-key')
    expect(() => ring.open(sealed, sessionKeyContext(row.appid, 'o2'))).toThrow()
  })

  it('is nothing secret in the log when WeChat fails in the oddest way', async () => {
    const wechatTransport: WechatTransport = { get: () => Promise.reject(new Error('odd')) }
    const client = await apps.open(OFFICIAL, { wechatTransport })
    const { status } = await logIn(client, 'the-code-of-wx-login')
    expect(status).toBe(500)
    expect(apps.log.join('\n')).not.toContain('the-code-of-wx-login')
  })
})
