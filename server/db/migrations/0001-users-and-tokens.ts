import type { Kysely, Migration } from 'kysely'

async function createUsers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('users')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('appid', 'text', (column) => column.notNull())
    .addColumn('openid', 'text', (column) => column.notNull())
    .addColumn('unionid', 'text')
    .addColumn('nickname', 'text', (column) => column.notNull())
    .addColumn('avatar_url', 'text', (column) => column.notNull())
    .addColumn('phone_masked', 'text')
    .addColumn('session_key', 'text', (column) => column.notNull())
    .addColumn('session_key_id', 'text', (column) => column.notNull())
    .addColumn('session_key_at', 'bigint', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('users_appid_openid', ['appid', 'openid'])
    .execute()
  await db.schema.createIndex('users_unionid').on('users').column('unionid').execute()
}

async function createLoginTokens(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('login_tokens')
    .addColumn('token_hash', 'text', (column) => column.primaryKey())
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('login_tokens_user_id').on('login_tokens').column('user_id').execute()
  await db.schema.createIndex('login_tokens_expires_at').on('login_tokens').column('expires_at').execute()
}

/** Users, and the tokens they are logged in with. */
export const usersAndTokens: Migration = {
  async up(db) {
    await createUsers(db)
    await createLoginTokens(db)
  },
}
