import fc from 'fast-check'
import { findCheckins, recordCheckin } from '../../../server/db/checkins'
import type { Database } from '../../../server/db/database'
import { recordLogin } from '../../../server/db/logins'
import { DATABASES, TestDatabase } from '../support/test-database'

jest.setTimeout(60_000)

const TODAY = 20_000

/** The streak as one would count it with a finger on the calendar. */
function countStreak(days: readonly number[], today: number): number {
  let day = days.includes(today) ? today : today - 1
  let streak = 0
  while (days.includes(day)) {
    streak += 1
    day -= 1
  }
  return streak
}

/** `length` days in a row, the last of them `last`. */
function run(length: number, last: number): number[] {
  return Array.from({ length }, (_, index) => last - index)
}

describe.each(DATABASES)('check-ins on %s', (kind) => {
  const database = new TestDatabase(kind)
  let db: Database

  beforeEach(async () => {
    db = await database.open()
  })

  const createUser = (openid: string) =>
    recordLogin(db, {
      appid: 'wx1',
      openid,
      unionid: null,
      sessionKey: { keyId: 'k1', sealed: 'sealed' },
      tokenHash: openid,
      now: 0,
      expiresAt: 1,
    })

  async function userWhoCheckedInOn(days: readonly number[], openid = 'o1'): Promise<string> {
    const userId = await createUser(openid)
    const rows = days.map((day) => ({ user_id: userId, day, created_at: 0 }))
    if (rows.length > 0) await db.insertInto('checkins').values(rows).execute()
    return userId
  }

  it.each([
    ['nobody yet', [], 0],
    ['only today', [TODAY], 1],
    ['only yesterday', [TODAY - 1], 1],
    ['only the day before yesterday', [TODAY - 2], 0],
    ['today and the day before yesterday', [TODAY, TODAY - 2], 1],
    ['three days up to today', run(3, TODAY), 3],
    ['three days up to yesterday', run(3, TODAY - 1), 3],
    ['two runs with one day between them', [...run(2, TODAY), ...run(5, TODAY - 3)], 2],
    ['the 31 days that are shown', run(31, TODAY), 31],
    ['32 days', run(32, TODAY), 32],
    ['400 days', run(400, TODAY), 400],
    ['400 days up to yesterday, and 40 before a gap', [...run(400, TODAY - 1), ...run(40, TODAY - 402)], 400],
    ['tomorrow, as when the clock was put back', [TODAY + 1, TODAY], 1],
  ])('of %s make the right streak', async (_what, days, streak) => {
    const userId = await userWhoCheckedInOn(days)
    expect((await findCheckins(db, userId, TODAY)).streak).toBe(streak)
  })

  it('of the last 31 days are shown, in their order', async () => {
    const userId = await userWhoCheckedInOn([TODAY + 1, TODAY, TODAY - 30, TODAY - 31, TODAY - 7])
    expect((await findCheckins(db, userId, TODAY)).recentDays).toEqual([TODAY - 30, TODAY - 7, TODAY])
  })

  it('count once a day, also twenty at once', async () => {
    const userId = await createUser('o1')
    await Promise.all(Array.from({ length: 20 }, (_, time) => recordCheckin(db, userId, TODAY, time)))
    const rows = await db.selectFrom('checkins').select(['user_id', 'day']).execute()
    expect(rows).toEqual([{ user_id: userId, day: TODAY }])
  })

  it('of others do not count', async () => {
    await userWhoCheckedInOn(run(5, TODAY), 'o2')
    const userId = await userWhoCheckedInOn([TODAY, TODAY - 2])
    expect(await findCheckins(db, userId, TODAY)).toEqual({ recentDays: [TODAY - 2, TODAY], streak: 1 })
  })

  it('go with their user', async () => {
    const userId = await userWhoCheckedInOn([TODAY])
    await db.deleteFrom('users').where('id', '=', userId).execute()
    expect(await db.selectFrom('checkins').selectAll().execute()).toEqual([])
  })

  it('agree with counting by hand, whatever the days', async () => {
    let users = 0
    const someDays = fc.uniqueArray(fc.integer({ min: TODAY - 45, max: TODAY + 2 }), { maxLength: 48 })
    const longRun = fc.tuple(fc.nat(60), fc.nat(3)).map(([length, age]) => run(length, TODAY - age))
    const mixed = fc.tuple(longRun, someDays).map(([one, other]) => [...new Set([...one, ...other])])
    await fc.assert(
      fc.asyncProperty(fc.oneof(someDays, longRun, mixed), async (days) => {
        users += 1
        const userId = await userWhoCheckedInOn(days, `user-${String(users)}`)
        const recentDays = days.filter((day) => day > TODAY - 31 && day <= TODAY).sort((a, b) => a - b)
        const streak = countStreak(days, TODAY)
        expect(await findCheckins(db, userId, TODAY)).toEqual({ recentDays, streak })
      }),
      { numRuns: 100 },
    )
  })
})
