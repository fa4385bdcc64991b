import { pingDatabase, type Database } from '../../../server/db/database'
import {
  deleteAllLogins,
  deleteExpiredLogins,
  deleteLogin,
  findLogin,
  recordLogin,
  type NewLogin,
} from '../../../server/db/logins'
import { migrate } from '../../../server/db/migrate'
import { findUser, renameUser } from '../../../server/db/users'
import { DATABASES, TestDatabase } from '../support/test-database'

const NOW = 1_700_000_000_000

function loginAt(now: number, overrides: Partial<NewLogin> = {}): NewLogin {
  return {
    appid: 'wx1',
    openid: 'o1',
    unionid: null,
    sessionKey: { keyId: 'k1', sealed: 'sealed' },
    tokenHash: `hash-${String(now)}`,
    now,
    expiresAt: now + 1000,
    ...overrides,
  }
}

describe.each(DATABASES)('the repositories on %s', (kind) => {
  const database = new TestDatabase(kind)
  let db: Database

  beforeEach(async () => {
    db = await database.open()
  })

  it('answers a ping', async () => {
    await expect(pingDatabase(db)).resolves.toBeUndefined()
  })

  it('migrates again without a change', async () => {
    await recordLogin(db, loginAt(NOW))
    await migrate(db)
    await expect(findLogin(db, `hash-${String(NOW)}`, NOW)).resolves.not.toBeNull()
  })

  it('keeps what was written when it is opened again', async () => {
    const userId = await recordLogin(db, loginAt(NOW))
    const again = await database.open()
    await expect(findUser(again, userId)).resolves.toMatchObject({ user_id: userId })
  })

  it('gives a user the same id at every login, and every login a token', async () => {
    const first = await recordLogin(db, loginAt(NOW))
    const second = await recordLogin(db, loginAt(NOW + 1))
    expect(second).toBe(first)
    for (const now of [NOW, NOW + 1]) {
      await expect(findLogin(db, `hash-${String(now)}`, now)).resolves.toEqual({
        userId: first,
        tokenHash: `hash-${String(now)}`,
      })
    }
  })

  it('tells users of different apps apart, also with the same openid', async () => {
    const first = await recordLogin(db, loginAt(NOW))
    const second = await recordLogin(db, loginAt(NOW + 1, { appid: 'wx2' }))
    expect(second).not.toBe(first)
  })

  it('replaces the session_key and keeps name and unionid', async () => {
    const userId = await recordLogin(db, loginAt(NOW, { unionid: 'u1' }))
    await renameUser(db, userId, '小明', NOW)
    await recordLogin(db, loginAt(NOW + 1, { sessionKey: { keyId: 'k2', sealed: 'other' } }))
    const row = await db.selectFrom('users').selectAll().executeTakeFirstOrThrow()
    expect(row).toEqual({
      id: userId,
      appid: 'wx1',
      openid: 'o1',
      unionid: 'u1',
      nickname: '小明',
      avatar_url: '',
      phone_masked: null,
      session_key: 'other',
      session_key_id: 'k2',
      session_key_at: NOW + 1,
      created_at: NOW,
      updated_at: NOW + 1,
    })
  })

  it('makes one user of twenty logins at once', async () => {
    const logins = Array.from({ length: 20 }, (_, index) => recordLogin(db, loginAt(NOW + index)))
    expect(new Set(await Promise.all(logins)).size).toBe(1)
  })

  it('writes neither user nor token when one of them fails', async () => {
    await recordLogin(db, loginAt(NOW))
    const clash = loginAt(NOW, { openid: 'o2' })
    await expect(recordLogin(db, clash)).rejects.toThrow(/unique/i)
    const users = await db.selectFrom('users').select('openid').execute()
    expect(users).toEqual([{ openid: 'o1' }])
  })

  it('finds a login until it expires or ends', async () => {
    const login = loginAt(NOW)
    await recordLogin(db, login)
    await expect(findLogin(db, login.tokenHash, login.expiresAt - 1)).resolves.not.toBeNull()
    await expect(findLogin(db, login.tokenHash, login.expiresAt)).resolves.toBeNull()
    await deleteLogin(db, login.tokenHash)
    await expect(findLogin(db, login.tokenHash, NOW)).resolves.toBeNull()
  })

  it('purges only what has expired', async () => {
    await recordLogin(db, loginAt(NOW))
    await recordLogin(db, loginAt(NOW + 1))
    await deleteExpiredLogins(db, NOW + 1000)
    await expect(deleteAllLogins(db)).resolves.toBe(1)
  })

  it('ends the logins of a user who is deleted', async () => {
    const userId = await recordLogin(db, loginAt(NOW))
    await db.deleteFrom('users').where('id', '=', userId).execute()
    await expect(deleteAllLogins(db)).resolves.toBe(0)
  })

  it('says that a user is unknown', async () => {
    await expect(findUser(db, 'nobody')).resolves.toBeNull()
    await expect(renameUser(db, 'nobody', 'x', NOW)).resolves.toBeNull()
  })
})
