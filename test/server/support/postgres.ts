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

/** Starts PostgreSQL, or makes a database of its own in the server of TEST_DATABASE_URL. */
export async function startPostgres(): Promise<TestPostgres> {
  const given = process.env.TEST_DATABASE_URL
  const { url, stop } = given === undefined ? await startEmulated() : await createDatabase(given)
  return { url, stop, empty: () => run(url, 'drop schema public cascade; create schema public') }
}

async function startEmulated() {
  const child = spawn(process.execPath, [join(__dirname, 'postgres-server.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const stop = async () => {
    child.stdin.end()
    await once(child, 'exit')
  }
  return { url: line.toString().trim(), stop }
}

async function createDatabase(server: string) {
  const name = `xuanguan_test_${String(process.pid)}_${String(Date.now())}`
  await run(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = name
  return { url: url.href, stop: () => run(server, `drop database ${name} with (force)`) }
}

async function run(connectionString: string, sql: string): Promise<void> {
  const client = new Client({ connectionString })
  client.on('error', () => undefined)
  await client.connect()
  await client.query(sql)
  await client.end()
}
