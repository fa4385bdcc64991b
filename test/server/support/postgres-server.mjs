// PostgreSQL compiled to WebAssembly, behind a socket of this computer. Prints its address and runs until its input ends.
// It is a process of its own because its loader uses dynamic imports, which jest's module system refuses.
import process from 'node:process'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'

const db = await PGlite.create()
const server = new PGLiteSocketServer({ db, port: 0, maxConnections: 50 })
await server.start()
process.stdout.write(`postgres://postgres@${server.getServerConn()}/postgres\n`)
process.stdin.resume().on('end', () => process.exit(0))
