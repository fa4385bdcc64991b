import type { FastifyInstance } from 'fastify'
import type { Database } from '../db/database'
import { deleteExpiredAnswers } from '../db/idempotent-answers'
import { deleteExpiredLogins } from '../db/logins'

const HOUR_MS = 3_600_000

/** Removes expired tokens and answers at the start and every hour; they count for nothing before that, this only saves room. */
export function purgeExpired(app: FastifyInstance, db: Database, now: () => number): void {
  const purge = () => {
    Promise.all([deleteExpiredLogins(db, now()), deleteExpiredAnswers(db, now())]).catch((error: unknown) => {
      app.log.warn({ err: error }, 'what has expired could not be removed')
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
