import type { FastifyInstance } from 'fastify'
import { toQuery, type WechatTransport } from './transport'

/** Calls WeChat's paths on an app in this process, without a network. */
export function createInjectTransport(app: FastifyInstance): WechatTransport {
  return {
    async get(path, parameters) {
      const response = await app.inject({ method: 'GET', url: `${path}?${toQuery(parameters)}` })
      return response.body
    },
  }
}
