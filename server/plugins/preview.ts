import type { ServerResponse } from 'node:http'
import { resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const HEARTBEAT_MS = 25_000

/** Serves the built preview at `/`, never from the browser's cache. */
export async function servePreview(app: FastifyInstance, root: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: resolve(root),
    cacheControl: false,
    setHeaders: (response) => {
      response.setHeader('Cache-Control', 'no-cache')
    },
  })
}

/** `GET /preview/reload`: server-sent events that tell open previews to load again. Returns what sends one. */
export function addReloadEvents(app: FastifyInstance): () => void {
  const listeners = new Set<ServerResponse>()
  const send = (text: string) => {
    for (const listener of listeners) listener.write(text)
  }
  const heartbeat = setInterval(send, HEARTBEAT_MS, ': still here\n\n').unref()

  app.get('/preview/reload', (_request, reply) => {
    reply.hijack()
    const response = reply.raw
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      connection: 'close',
    })
    response.write('retry: 1000\n\n')
    listeners.add(response)
    response.on('close', () => listeners.delete(response))
  })
  app.addHook('preClose', (done) => {
    clearInterval(heartbeat)
    for (const listener of listeners) listener.end()
    done()
  })
  return () => {
    send('event: reload\ndata: {}\n\n')
  }
}
