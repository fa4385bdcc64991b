import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'
import type { WechatClient } from '../wechat/wechat-client'
import { WechatError } from '../wechat/wechat-error'

/** Measures every request, and serves the figures at `/metrics` in the format of Prometheus. */
export function addMetrics(app: FastifyInstance, registry: Registry): void {
  collectDefaultMetrics({ register: registry })
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the arrival of a request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  app.addHook('onResponse', (request, reply, done) => {
    // The route's pattern, not the address: figures must not grow with what people ask for.
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
    }
    durations.observe(labels, reply.elapsedTime / 1000)
    done()
  })
  app.get('/metrics', async (_request, reply) => {
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

/** The same client, with its outcomes counted. */
export function countOutcomes(client: WechatClient, registry: Registry): WechatClient {
  const outcomes = new Counter({
    name: 'wechat_code2session_total',
    help: 'Codes exchanged at WeChat, by what came of them',
    labelNames: ['outcome'],
    registers: [registry],
  })
  return {
    async codeToSession(wechatApp, code) {
      try {
        const session = await client.codeToSession(wechatApp, code)
        outcomes.inc({ outcome: 'ok' })
        return session
      } catch (error) {
        outcomes.inc({ outcome: error instanceof WechatError ? error.code : 'unexpected' })
        throw error
      }
    },
  }
}
