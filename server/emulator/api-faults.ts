import type { FastifyInstance } from 'fastify'
import { ApiError } from '../errors'
import type { FaultBoard } from './faults'

/** Lets the routes of `api`, and of its children, suffer from the faults that are set when a request arrives. */
export function applyFaults(api: FastifyInstance, board: FaultBoard): void {
  const pauses = new Pauses()
  api.addHook('onRequest', async () => {
    const { delay_ms: delayMs, api_status: status } = board.current
    if (delayMs > 0) await pauses.pause(delayMs)
    if (status !== 0)
      throw new ApiError(status === 500 ? 'server' : 'unavailable', 'a fault that was asked for')
  })
  // A server that stops answers what it was asked, without the pause.
  api.addHook('preClose', () => {
    pauses.end()
    return Promise.resolve()
  })
}

class Pauses {
  readonly #pending = new Set<() => void>()
  #isOver = false

  pause(ms: number): Promise<void> {
    if (this.#isOver) return Promise.resolve()
    return new Promise((resolve) => {
      const finish = () => {
        clearTimeout(timer)
        this.#pending.delete(finish)
        resolve()
      }
      const timer = setTimeout(finish, ms)
      this.#pending.add(finish)
    })
  }

  end(): void {
    this.#isOver = true
    for (const finish of this.#pending) finish()
  }
}
