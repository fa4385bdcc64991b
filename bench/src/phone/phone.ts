import type { VirtualClock } from '../../../test/support/virtual-clock'
import { CODE_DELAY, uniform, type Delays } from './delays'
import { Server } from './server'
import { PlatformSlots } from './slots'
import type { Callbacks, Dialect, WxRequest } from './wire'

/** A phone with WeChat, its network and the server behind it, all on virtual time. */
export class Phone {
  readonly clock: VirtualClock
  readonly server: Server
  readonly stored = new Map<string, unknown>()
  readonly counts = { logins: 0, requests: 0 }
  /** What a callback of the client threw; on a phone it would end in `App.onError`. */
  readonly thrown: unknown[] = []
  delays: Delays = uniform
  loginMode: 'answers' | 'fails' | 'hangs' = 'answers'
  private readonly dialect: Dialect
  private readonly slots = new PlatformSlots()
  private readonly timesSent = new Map<string, number>()

  constructor(clock: VirtualClock, dialect: Dialect) {
    this.clock = clock
    this.dialect = dialect
    this.server = new Server(dialect)
  }

  /** The counters start again, and so does the network's memory of what was sent. */
  reset(): void {
    this.counts.logins = 0
    this.counts.requests = 0
    this.timesSent.clear()
  }

  login(option: Callbacks<{ code: string; errMsg: string }>): void {
    this.counts.logins++
    const mode = this.loginMode
    if (mode === 'hangs') return
    this.clock.setTimeout(() => {
      if (mode === 'fails') this.fail(option, 'login:fail')
      else this.succeed(option, { code: this.server.issueCode(), errMsg: 'login:ok' })
    }, CODE_DELAY)
  }

  request(option: WxRequest): { abort(): void } {
    this.counts.requests++
    let isOver = false
    let free = (): void => undefined
    const end = (settle: () => void): void => {
      if (isOver) return
      isOver = true
      // The slot is free before the client hears of it, so that what it sends now does not queue behind itself.
      free()
      settle()
    }
    this.slots.run((release) => {
      free = release
      if (isOver) {
        release()
        return
      }
      this.clock.setTimeout(() => {
        if (isOver) return
        const answer = this.server.answer(option)
        end(() => this.succeed(option, { errMsg: 'request:ok', ...answer }))
      }, this.nextDelay(option))
    })
    return { abort: () => end(() => this.fail(option, 'request:fail abort')) }
  }

  /** Every other asynchronous `wx` function: it answers in the same millisecond, but never within the call. */
  soon<T>(option: Callbacks<T>, result: T): void {
    this.clock.setTimeout(() => this.succeed(option, result), 0)
  }

  succeed<T>(option: Callbacks<T>, result: T): void {
    this.guard(() => option.success?.(result))
    this.guard(() => option.complete?.(result))
  }

  fail(option: Omit<Callbacks<never>, 'success'>, errMsg: string): void {
    this.guard(() => option.fail?.({ errMsg }))
    this.guard(() => option.complete?.({ errMsg }))
  }

  private nextDelay(request: WxRequest): number {
    const path = this.dialect.readPath(request)
    const times = this.timesSent.get(path) ?? 0
    this.timesSent.set(path, times + 1)
    return this.delays(path, times)
  }

  private guard(run: () => void): void {
    try {
      run()
    } catch (error) {
      this.thrown.push(error)
    }
  }
}
