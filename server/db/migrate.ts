import { Migrator, type Kysely, type Migration } from 'kysely'
import { usersAndTokens } from './migrations/0001-users-and-tokens'
import { idempotentAnswersAndCheckins } from './migrations/0002-idempotent-answers-and-checkins'
import type { Schema } from './schema'

/** In the order of their names; a migration that was released is never changed. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-users-and-tokens': usersAndTokens,
  '0002-idempotent-answers-and-checkins': idempotentAnswersAndCheckins,
}

/**
 * Brings the database to the newest schema. Several processes may do so at once: PostgreSQL holds them back by an
 * advisory lock, SQLite by the immediate transaction of its dialect.
 */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw new Error('the database could not be migrated', { cause: error })
}
