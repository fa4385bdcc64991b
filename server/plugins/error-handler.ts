import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ApiError, toApiError, toErrorBody } from '../errors'

/** Every failure, whoever raised it, leaves as `{statusCode, code, message}`. */
export function addErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler(sendError)
  app.setNotFoundHandler(refuseUnknownRoute)
}

/** Answers with the error; also for requests so broken that no route is reached. */
export function sendError(
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const failure = toApiError(error)
  if (failure.statusCode >= 500) request.log.error({ err: error }, 'request failed')
  else request.log.info({ code: failure.code, reason: failure.message }, 'request refused')
  return reply.code(failure.statusCode).send(toErrorBody(failure))
}

/** For routes that do not exist. */
export function refuseUnknownRoute(): never {
  throw new ApiError('not_found', 'there is nothing here')
}
