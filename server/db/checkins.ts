import type { Database } from './database'

/** How many days back, today included, a user sees their check-ins. */
const RECENT_DAYS = 31

/** A user's check-ins as they stand today. Days are counted as in calendar.ts. */
export interface Checkins {
  /** The days among the last 31 on which the user checked in, in their order. */
  readonly recentDays: readonly number[]
  /** Days in a row up to today, or up to yesterday while today is still open. */
  readonly streak: number
}

/** Checks the user in for a day; a second time on the same day changes nothing. */
export async function recordCheckin(db: Database, userId: string, day: number, now: number): Promise<void> {
  await db
    .insertInto('checkins')
    .values({ user_id: userId, day, created_at: now })
    .onConflict((conflict) => conflict.columns(['user_id', 'day']).doNothing())
    .execute()
}

/** What the user has checked in up to `today`. */
export async function findCheckins(db: Database, userId: string, today: number): Promise<Checkins> {
  const rows = await db
    .selectFrom('checkins')
    .select('day')
    .where('user_id', '=', userId)
    .where('day', '>', today - RECENT_DAYS)
    .where('day', '<=', today)
    .orderBy('day')
    .execute()
  const recentDays = rows.map(({ day }) => day)
  const last = recentDays.at(-1)
  if (last === undefined || last < today - 1) return { recentDays, streak: 0 }
  return { recentDays, streak: last - (await findFirstDayOfRun(db, userId, last)) + 1 }
}

/** The start of the days in a row that end with `last`: the newest day before which the user did not check in. */
async function findFirstDayOfRun(db: Database, userId: string, last: number): Promise<number> {
  const { day } = await db
    .selectFrom('checkins as run')
    .select('run.day')
    .where('run.user_id', '=', userId)
    .where('run.day', '<=', last)
    .where((run) => {
      const dayBefore = run
        .selectFrom('checkins as earlier')
        .select('earlier.day')
        .where('earlier.user_id', '=', userId)
        .where('earlier.day', '=', run('run.day', '-', 1))
      return run.not(run.exists(dayBefore))
    })
    .orderBy('run.day', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return day
}
