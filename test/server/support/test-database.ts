import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, type Database } from '../../../server/db/database'
import { startPostgres, type TestPostgres } from './postgres'

/** The kinds of database the server works on. */
export const DATABASES = ['SQLite', 'PostgreSQL'] as const

/** A database of the given kind, empty before each test of the block it is made in. */
export class TestDatabase {
  readonly #open: Database[] = []
  #postgres: TestPostgres | null = null
  #dataDir = ''

  constructor(kind: (typeof DATABASES)[number]) {
    beforeAll(async () => {
      if (kind === 'PostgreSQL') this.#postgres = await startPostgres()
    }, 60_000)
    beforeEach(() => {
      this.#dataDir = mkdtempSync(join(tmpdir(), 'xuanguan-db-'))
    })
    afterEach(async () => {
      await Promise.all(this.#open.splice(0).map((db) => db.destroy()))
      await this.#postgres?.empty()
      rmSync(this.#dataDir, { recursive: true })
    })
    afterAll(() => this.#postgres?.stop())
  }

  /** Variables of a server that works on it. */
  get env(): Record<string, string> {
    const url = this.#postgres?.url
    return { DATA_DIR: this.#dataDir, ...(url !== undefined && { DATABASE_URL: url }) }
  }

  /** Opens it, once more if it is open. */
  async open(): Promise<Database> {
    const at = { databaseUrl: this.#postgres?.url ?? null, dataDir: this.#dataDir }
    const db = await openDatabase(at, fail)
    this.#open.push(db)
    return db
  }
}

function fail(error: Error): never {
  throw error
}
