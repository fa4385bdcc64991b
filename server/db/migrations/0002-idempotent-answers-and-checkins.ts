import type { Kysely, Migration } from 'kysely'

async function createIdempotentAnswers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('idempotent_answers')
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('route', 'text', (column) => column.notNull())
    .addColumn('idempotency_key', 'text', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('status', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('idempotent_answers_key', ['user_id', 'route', 'idempotency_key'])
    .execute()
  await db.schema
    .createIndex('idempotent_answers_expires_at')
    .on('idempotent_answers')
    .column('expires_at')
    .execute()
}

async function createCheckins(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('checkins')
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('day', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('checkins_user_day', ['user_id', 'day'])
    .execute()
}

/** Answers that are given again to a request that is repeated, and the days on which users checked in. */
export const idempotentAnswersAndCheckins: Migration = {
  async up(db) {
    await createIdempotentAnswers(db)
    await createCheckins(db)
  },
}
