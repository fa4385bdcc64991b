import { PostgresDialect } from 'kysely'
import { Pool, TypeOverrides, types } from 'pg'

/** PostgreSQL; connections are opened when they are needed. */
export function createPostgresDialect(
  databaseUrl: string,
  reportLostConnection: (error: Error) => void,
): PostgresDialect {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 10,
    connectionTimeoutMillis: 5000,
    statement_timeout: 10_000,
    types: numbersForBigints(),
  })
  // Without listeners a connection lost between two queries, or in the pool, would end the process.
  pool.on('connect', (client) => client.on('error', reportLostConnection))
  pool.on('error', () => undefined)
  return new PostgresDialect({ pool })
}

/** Our bigints are times in milliseconds, exact as numbers; pg would give strings. */
function numbersForBigints(): TypeOverrides {
  const overrides = new TypeOverrides()
  overrides.setTypeParser(types.builtins.INT8, Number)
  return overrides
}
