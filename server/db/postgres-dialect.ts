import { PostgresDialect } from 'kysely'
import { Pool, TypeOverrides, types } from 'pg'

/** Errors of connections that nobody is using, such as a restart of the server. */
type ReportIdleError = (error: Error) => void

/** PostgreSQL; connections are opened when they are needed. */
export function createPostgresDialect(
  databaseUrl: string,
  reportIdleError: ReportIdleError,
): PostgresDialect {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 10,
    connectionTimeoutMillis: 5000,
    statement_timeout: 10_000,
    types: numbersForBigints(),
  })
  // Without a listener a lost idle connection would end the process.
  pool.on('error', reportIdleError)
  return new PostgresDialect({ pool })
}

/** Our bigints are times in milliseconds, exact as numbers; pg would give strings. */
function numbersForBigints(): TypeOverrides {
  const overrides = new TypeOverrides()
  overrides.setTypeParser(types.builtins.INT8, Number)
  return overrides
}
