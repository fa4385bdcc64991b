import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ApiError, toApiError, toErrorBody } from '../errors'

/** Every failure, whoever raised it, leaves as `{statusCode, code, message}`. */
export function addErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler(sendError)
  app.setNotFoundHandler(refuseUnknownRoute)
}

/** Answers with the error; also for requests so broken that no route is reached. */
export function sendError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): void {
  const failure = toApiError(error)
  logFailure(request, error, failure)
  void reply.code(failure.statusCode).send(toErrorBody(failure))
}

/** Of what nobody foresaw the stack is logged, of the rest what happened and what caused it. */
function logFailure(
  { log }: FastifyRequest,
  error: Error,
  { statusCode, code, message, cause }: ApiError,
): void {
  if (statusCode < 500) log.info({ code, reason: message }, 'request refused')
  else if (error instanceof ApiError) log.warn({ code, reason: message, err: cause }, 'request failed')
  else log.error({ err: error }, 'request failed')
}

/** For routes that do not exist. */
export function refuseUnknownRoute(): never {
  throw new ApiError('not_found', 'there is nothing here')
}
