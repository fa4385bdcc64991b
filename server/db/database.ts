import { Kysely, sql } from 'kysely'
import type { Config } from '../config'
import { migrate } from './migrate'
import { createPostgresDialect } from './postgres-dialect'
import type { Schema } from './schema'
import { createSqliteDialect } from './sqlite-dialect'

/** The typed query builder every repository works on. */
export type Database = Kysely<Schema>

/**
 * Opens the database of the configuration and migrates it. `destroy()` closes it.
 *
 * @throws when it cannot be opened or migrated.
 */
export async function openDatabase(
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  reportLostConnection: (error: Error) => void,
): Promise<Database> {
  const dialect =
    databaseUrl === null
      ? createSqliteDialect(dataDir)
      : createPostgresDialect(databaseUrl, reportLostConnection)
  const db = new Kysely<Schema>({ dialect })
  try {
    await migrate(db)
    return db
  } catch (error) {
    await db.destroy()
    throw error
  }
}

/** Rejects when the database does not answer. */
export async function pingDatabase(db: Database): Promise<void> {
  await sql`select 1`.execute(db)
}
