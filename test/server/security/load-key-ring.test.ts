import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { loadKeyRing } from '../../../server/security/load-key-ring'
import { OFFICIAL, TestApps } from '../support/test-app'

const apps = new TestApps()

describe('loadKeyRing', () => {
  it('makes a key once in development, readable for its owner only', async () => {
    const config = apps.config()
    const sealed = (await loadKeyRing(config)).seal('x', 'alice')
    expect((await loadKeyRing(config)).open(sealed, 'alice')).toBe('x')
    const files = readdirSync(config.dataDir)
    expect(files).toEqual(['session-key-secret'])
    expect(statSync(join(config.dataDir, 'session-key-secret')).mode & 0o777).toBe(0o600)
  })

  it('agrees on one key when several processes start at once', async () => {
    const config = apps.config()
    const rings = await Promise.all(Array.from({ length: 8 }, () => loadKeyRing(config)))
    expect(new Set(rings.map((ring) => ring.seal('x', 'alice').keyId)).size).toBe(1)
  })

  it('writes no file when the key is configured', async () => {
    const config = apps.config(OFFICIAL)
    await loadKeyRing(config)
    expect(readdirSync(config.dataDir)).toEqual([])
  })
})
