import rateLimit from '@fastify/rate-limit'
import type { FastifyPluginAsync } from 'fastify'
import { applyFaults } from '../emulator/api-faults'
import type { FaultBoard } from '../emulator/faults'
import { ApiError } from '../errors'
import { requireLogin } from '../plugins/authentication'
import { refuseUnknownRoute } from '../plugins/error-handler'
import type { Services } from '../services'
import { checkinRoutes } from './checkins'
import { loginRoute } from './login'
import { logoutRoute } from './logout'
import { userInfoRoutes } from './user-info'

/** What the routes below /api/v1 need. */
export interface ApiOptions {
  readonly services: Services
  /** Faults to suffer from in development; null in production. */
  readonly faults: FaultBoard | null
}

/** All routes of the API: a public scope, and a private one that nothing enters without a login. */
export const apiRoutes: FastifyPluginAsync<ApiOptions> = async (api, { services, faults }) => {
  if (faults !== null) applyFaults(api, faults)
  api.setNotFoundHandler(refuseUnknownRoute)

  await api.register(async (open) => {
    await open.register(rateLimit, { global: false, errorResponseBuilder: tooMany })
    await open.register(loginRoute, services)
  })
  await api.register(async (closed) => {
    requireLogin(closed, services.db, services.now)
    await closed.register(logoutRoute, services)
    await closed.register(userInfoRoutes, services)
    await closed.register(checkinRoutes, services)
  })
}

function tooMany(): ApiError {
  return new ApiError('rate_limited', 'too many logins from this address, try again in a minute')
}
