// PostgreSQL compiled to WebAssembly, behind a socket of this computer. Prints its address and runs until its input ends.
// It is a process of its own because its loader uses dynamic imports, which jest's module system refuses.
import { Buffer } from 'node:buffer'
import { once } from 'node:events'
import { createServer } from 'node:net'
import process from 'node:process'
import { PGlite } from '@electric-sql/pglite'

const TERMINATE = 'X'.charCodeAt(0)
/** The message ReadyForQuery, outside of a transaction. */
const READY_AND_IDLE = Buffer.from([0x5a, 0, 0, 0, 5, 0x49])

const db = await PGlite.create()
let turns = Promise.resolve()

/** There is one session for all connections: each has it to itself until its query, or its transaction, is over. */
async function takeTurn() {
  const turnBefore = turns
  let endTurn
  turns = new Promise((resolve) => (endTurn = resolve))
  await turnBefore
  return endTurn
}

/** The messages of a client, each of them whole. All but the first begin with a byte for their type. */
async function* readMessages(socket) {
  let received = Buffer.alloc(0)
  let typeBytes = 0
  for await (const chunk of socket) {
    received = Buffer.concat([received, chunk])
    while (received.length >= typeBytes + 4) {
      const length = typeBytes + received.readInt32BE(typeBytes)
      if (received.length < length) break
      yield received.subarray(0, length)
      received = received.subarray(length)
      typeBytes = 1
    }
  }
}

async function serve(socket) {
  let endTurn = null
  try {
    for await (const message of readMessages(socket)) {
      if (message[0] === TERMINATE) break
      endTurn ??= await takeTurn()
      const answer = Buffer.from(await db.execProtocolRaw(message))
      socket.write(answer)
      if (!answer.subarray(-READY_AND_IDLE.length).equals(READY_AND_IDLE)) continue
      endTurn()
      endTurn = null
    }
  } catch {
    // The client is gone.
  }
  if (endTurn !== null) {
    await db.exec('rollback')
    endTurn()
  }
  socket.destroy()
}

const server = createServer((socket) => void serve(socket)).listen(0, '127.0.0.1')
await once(server, 'listening')
process.stdout.write(`postgres://postgres@127.0.0.1:${String(server.address().port)}/postgres\n`)
process.stdin.resume().on('end', () => process.exit(0))
