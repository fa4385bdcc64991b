import type { FastifyInstance } from 'fastify'
import type { Database } from '../db/database'
import { deleteExpiredLogins } from '../db/logins'

const HOUR_MS = 3_600_000

/** Removes expired tokens at the start and every hour; they are refused before that, this only saves room. */
export function purgeExpiredLogins(app: FastifyInstance, db: Database, now: () => number): void {
  const purge = () => {
    deleteExpiredLogins(db, now()).catch((error: unknown) => {
      app.log.warn({ err: error }, 'expired tokens could not be removed')
    })
  }
  const timer = setInterval(purge, HOUR_MS).unref()
  app.addHook('onReady', (done) => {
    purge()
    done()
  })
  app.addHook('preClose', (done) => {
    clearInterval(timer)
    done()
  })
}
