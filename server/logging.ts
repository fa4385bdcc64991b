import type { FastifyRequest, FastifyServerOptions } from 'fastify'
import type { Config } from './config'

/** Where log lines go instead of the standard output. */
export interface LogStream {
  write(line: string): void
}

const SECRET_NAMES = ['skey', 'session_key', 'sessionKey', 'secret', 'js_code', 'authorization', 'password']

/** Settings of the log. Nothing secret is put into it; what slips in under one of the known names is removed. */
export function loggerOptions(
  config: Config,
  stream?: LogStream,
): NonNullable<FastifyServerOptions['logger']> {
  return {
    level: config.logLevel,
    redact: SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
    serializers: { req: describeRequest },
    ...(stream !== undefined && { stream }),
  }
}

/** The path without its query, and no headers: both may carry secrets. */
function describeRequest(request: FastifyRequest) {
  return { method: request.method, path: request.url.split('?', 1)[0], remoteAddress: request.ip }
}
