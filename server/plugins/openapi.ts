import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'

/** What the pages of the documentation may load: their own files, over http as well. */
const PAGE_POLICY = [
  "default-src 'none'",
  "connect-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Describes the routes registered after it, at `/docs`; `/docs/json` is the document itself. */
export async function addOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    hideUntagged: true,
    openapi: {
      openapi: '3.0.3',
      info: {
        title: 'Xuanguan',
        description: 'Login of a WeChat mini-program at its own backend',
        version: '1',
      },
      tags: [
        { name: 'user', description: 'Login, logout and the user' },
        { name: 'checkins', description: 'Daily check-in' },
      ],
      components: {
        securitySchemes: {
          skey: { type: 'http', scheme: 'bearer', description: 'The skey that the login returned' },
        },
      },
    },
  })
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: PAGE_POLICY })
}
