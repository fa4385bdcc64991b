import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Reply = (response: ServerResponse) => void

/** An HTTP server of this computer that answers as `api.weixin.qq.com` does, or fails as networks do. */
export class WechatServer {
  readonly requests: IncomingMessage[] = []
  readonly #replies: Reply[] = []
  readonly #server: Server

  constructor() {
    this.#server = createServer((request, response) => {
      this.requests.push(request)
      const reply = this.#replies.shift() ?? answers({ errcode: 40029 })
      reply(response)
    })
  }

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`
  }

  /** What the next requests get, one after the other. */
  willReply(...replies: Reply[]): void {
    this.#replies.push(...replies)
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }
}

/** JSON, under the content type WeChat sends it with. */
export function answers(body: unknown, type = 'text/plain'): Reply {
  return says(JSON.stringify(body), type)
}

export function says(text: string, type = 'text/plain', status = 200): Reply {
  return (response) => response.writeHead(status, { 'content-type': type }).end(text)
}

/** Half an answer, then the connection is gone. */
export function breaksOff(response: ServerResponse): void {
  response.writeHead(200, { 'content-length': '100' }).write('{"openid":')
  setTimeout(() => response.destroy(), 10)
}

/** An answer that never comes. */
export function hangs(): void {
  // Nothing is ever written.
}

/** A beginning of an answer, and never the rest. */
export function stalls(response: ServerResponse): void {
  response.writeHead(200, { 'content-length': '100' }).write('{"openid":')
}
