import { Socket } from 'node:net'

const LOOPBACK = /^(localhost|::1|(::ffff:)?127(\.\d+){3})$/

interface Target {
  readonly host?: string
  readonly path?: string
}

/** From here on a connection that leaves this computer fails, so that no test talks to the real WeChat by mistake. */
export function closeNetwork(): void {
  const connect = Reflect.get(Socket.prototype, 'connect') as (this: Socket, ...args: unknown[]) => Socket
  function connectNearby(this: Socket, ...args: unknown[]): Socket {
    const { host = 'localhost', path } = targetOf(args)
    if (path === undefined && !LOOPBACK.test(host)) throw new Error(`the network is closed in tests: ${host}`)
    return connect.apply(this, args)
  }
  jest.spyOn(Socket.prototype, 'connect').mockImplementation(connectNearby)
}

/** `connect` takes options, a port and a host, or what `net.connect` made of them. */
function targetOf(args: readonly unknown[]): Target {
  const [first, second] = (Array.isArray(args[0]) ? args[0] : args) as readonly unknown[]
  if (typeof first === 'object' && first !== null) return first
  return typeof second === 'string' ? { host: second } : {}
}
