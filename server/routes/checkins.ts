import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { dayAt, toIsoDate } from '../calendar'
import { findCheckins, recordCheckin } from '../db/checkins'
import type { Database } from '../db/database'
import { loginOf } from '../plugins/authentication'
import { idempotent, IdempotencyHeaders } from '../plugins/idempotency'
import type { Services } from '../services'
import { CheckinBody, CheckinsData } from './checkin-schemas'
import { answers, success } from './envelope'

/** `POST /checkins` checks the user in for today, `GET /checkins` shows how it stands. */
export const checkinRoutes: FastifyPluginCallbackTypebox<Services> = (app, services, done) => {
  const { config, db, now } = services
  const common = { tags: ['checkins'], security: [{ skey: [] }], response: answers(CheckinsData) }

  app.get('/checkins', { schema: { ...common, summary: 'Read the check-ins' } }, async (request) => {
    const today = dayAt(now(), config.checkinUtcOffsetMinutes)
    return success(await describeCheckins(db, loginOf(request).userId, today))
  })
  app.post(
    '/checkins',
    { schema: { ...common, summary: 'Check in', headers: IdempotencyHeaders, body: CheckinBody } },
    (request, reply) =>
      idempotent(services, request, reply, async (transaction) => {
        const { userId } = loginOf(request)
        const time = now()
        const today = dayAt(time, config.checkinUtcOffsetMinutes)
        await recordCheckin(transaction, userId, today, time)
        return success(await describeCheckins(transaction, userId, today))
      }),
  )
  done()
}

async function describeCheckins(db: Database, userId: string, today: number) {
  const { recentDays, streak } = await findCheckins(db, userId, today)
  return {
    today: toIsoDate(today),
    streak,
    checked_in_today: recentDays.at(-1) === today,
    dates: recentDays.map(toIsoDate),
  }
}
