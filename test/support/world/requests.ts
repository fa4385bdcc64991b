import { toErrorCode } from '../../../miniprogram/core/errors'
import { AbortController } from '../../../miniprogram/platform/abort-controller'
import type { GateRequest } from '../../../miniprogram/services/gate-request'
import type { Task } from './task'
import type { RequestSpec } from './step'
import type { World } from './world'

/** A request of the run, and what became of it. */
export interface MadeRequest {
  readonly id: number
  readonly spec: RequestSpec
  /** Who was logged in when it was made. */
  readonly owner: string | null
  /** The chart, when it was made. */
  readonly state: string
  readonly visibleAt: number
  readonly controller: AbortController
  /** Every time it went to the platform. */
  readonly sent: Task[]
  /** `ok`, or the code of the error. */
  outcome: string | null
  /** Whose data it was answered with. */
  user: string | null
  settlements: number
}

/** What the pages of a larger app would ask for. */
export class Requests {
  readonly all: MadeRequest[] = []
  readonly pending = new Set<MadeRequest>()
  private readonly world: World

  constructor(world: World) {
    this.world = world
  }

  make(spec: RequestSpec): MadeRequest {
    const { app, visibleNow } = this.world
    const request: MadeRequest = {
      id: this.all.length,
      spec,
      owner: app.session.userId || null,
      state: this.world.state,
      visibleAt: visibleNow,
      controller: new AbortController(),
      sent: [],
      outcome: null,
      user: null,
      settlements: 0,
    }
    this.all.push(request)
    this.pending.add(request)
    // What asks for a login was tapped by somebody.
    if (spec.auth === 'login' && !request.state.startsWith('loggedIn'))
      this.world.notice({ type: 'tapped', tap: 'action' })
    app.gate.request(toGateRequest(request)).then(
      (user) => {
        this.settle(request, 'ok', user)
      },
      (error: unknown) => {
        this.settle(request, toErrorCode(error), null)
      },
    )
    this.world.notice({ type: 'request.made', request })
    return request
  }

  abort(nth: number): void {
    const candidates = [...this.pending]
    candidates[nth % candidates.length]?.controller.abort()
  }

  /** The app was killed: nobody waits any more. */
  forget(): void {
    this.pending.clear()
  }

  private settle(request: MadeRequest, outcome: string, user: string | null): void {
    request.outcome = outcome
    request.user = user
    request.settlements++
    this.pending.delete(request)
    this.world.notice({ type: 'request.settled', request })
  }
}

function toGateRequest({ id, spec, controller }: MadeRequest): GateRequest<string | null> {
  const { method, auth, priority, endpoint } = spec
  const isOpen = auth === 'none' || auth === 'optional'
  const path = `/${isOpen ? 'public' : 'things'}/${String(endpoint)}?id=${String(id)}`
  const shared = { path, auth, priority, signal: controller.signal, parse: readUser }
  const body = { text: `written in ${String(id)}` }
  if (method === 'UPLOAD')
    return { ...shared, method: 'POST', body, file: { path: 'wxfile://a', name: 'file' } }
  if (method === 'DOWNLOAD') return { ...shared, method: 'GET', toFile: true }
  return method === 'GET' ? { ...shared, method } : { ...shared, method, body }
}

function readUser(data: unknown): string | null {
  const { user_id: user } = data as { user_id?: string }
  return user ?? null
}
