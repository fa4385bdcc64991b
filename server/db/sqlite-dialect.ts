import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDatabase,
  type SqliteDialectConfig,
} from 'kysely'
import Database from 'libsql'

const FILE_NAME = 'xuanguan.db'

/** How long a statement waits for another process that writes. */
const BUSY_TIMEOUT_MS = 5000

/** Takes the write lock at once: a transaction that reads first and writes later cannot wait for it any more. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}

/** SQLite's DDL is transactional, so all pending migrations run under one write lock, whole or not at all. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig

  constructor(config: SqliteDialectConfig) {
    super(config)
    this.#config = config
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.#config)
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter()
  }
}

/** An SQLite file in the data folder, which is made when it is missing. */
export function createSqliteDialect(dataDir: string): SqliteDialect {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  return new ImmediateSqliteDialect({ database: openFile(join(dataDir, FILE_NAME)) })
}

function openFile(file: string): SqliteDatabase {
  const database = new Database(file)
  database.pragma(`busy_timeout = ${String(BUSY_TIMEOUT_MS)}`)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = NORMAL')
  database.pragma('foreign_keys = ON')
  return {
    prepare: (sql) => database.prepare(sql),
    close: () => {
      // Everything into the one file: a copy of it is then a whole backup.
      database.pragma('wal_checkpoint(TRUNCATE)')
      database.close()
    },
  }
}
