import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { Client } from 'pg'

/** An empty PostgreSQL for one test file. */
export interface TestPostgres {
  readonly url: string
  /** Drops every table, as if nobody had ever been here. */
  empty(): Promise<void>
  stop(): Promise<void>
}

/** Starts PostgreSQL, or uses the database of TEST_DATABASE_URL, which it EMPTIES. */
export async function startPostgres(): Promise<TestPostgres> {
  const given = process.env.TEST_DATABASE_URL
  if (given !== undefined)
    return { url: given, empty: () => emptyDatabase(given), stop: () => Promise.resolve() }
  const child = spawn(process.execPath, [join(__dirname, 'postgres-server.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const url = line.toString().trim()
  const stop = async () => {
    child.stdin.end()
    await once(child, 'exit')
  }
  return { url, empty: () => emptyDatabase(url), stop }
}

async function emptyDatabase(connectionString: string): Promise<void> {
  const client = new Client({ connectionString })
  client.on('error', () => undefined)
  await client.connect()
  await client.query('drop schema public cascade; create schema public')
  await client.end()
}
