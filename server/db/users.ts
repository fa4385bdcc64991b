import type { Database } from './database'

/** What a user may see of their own row. */
export interface UserInfo {
  readonly user_id: string
  readonly nickname: string
  readonly avatar_url: string
  readonly phone: string | null
}

const COLUMNS = ['id as user_id', 'nickname', 'avatar_url', 'phone_masked as phone'] as const

/** Null when the user does not exist any more. */
export async function findUser(db: Database, userId: string): Promise<UserInfo | null> {
  const row = await db.selectFrom('users').select(COLUMNS).where('id', '=', userId).executeTakeFirst()
  return row ?? null
}

/** Stores the nickname and returns the user as they are now; null when the user does not exist any more. */
export async function renameUser(
  db: Database,
  userId: string,
  nickname: string,
  now: number,
): Promise<UserInfo | null> {
  const row = await db
    .updateTable('users')
    .set({ nickname, updated_at: now })
    .where('id', '=', userId)
    .returning(COLUMNS)
    .executeTakeFirst()
  return row ?? null
}
