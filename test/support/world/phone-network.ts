import type { Answer } from './backend'
import type { HttpMode, NetworkMode } from './faults'
import type { World } from './world'

/** The platform's own limit; what is above it waits inside the platform, first in, first out. */
const PLATFORM_SLOTS = 10

/** What `wx.request`, `wx.uploadFile` and `wx.downloadFile` are called with. */
export interface TaskOption {
  readonly url: string
  readonly method?: string
  readonly header: Readonly<Record<string, string>>
  readonly data?: Readonly<Record<string, unknown>>
  success(result: unknown): void
  fail(failure: { errMsg: string; errno?: number }): void
}

/** One call of the platform, as the world sees it. */
export interface Task {
  readonly kind: 'request' | 'upload' | 'download'
  readonly option: TaskOption
  readonly method: string
  readonly token: string | null
  readonly key: string | null
  readonly body: Readonly<Record<string, unknown>> | undefined
  readonly isLogin: boolean
  readonly isLogout: boolean
  readonly isCheckIn: boolean
  /** The endpoint needs no token. */
  readonly isPublic: boolean
  readonly endpoint: number | null
  /** Which request of the run it carries; null for the app's own. */
  readonly requestId: number | null
  readonly visibleAt: number
  timer: number
  isOver: boolean
  isAborted: boolean
}

export class PhoneNetwork {
  mode: HttpMode = 'ok'
  reach: NetworkMode = 'on'
  /** Milliseconds from sending to the answer. */
  latency: () => number
  private readonly world: World
  private readonly running = new Set<Task>()
  private waiting: Task[] = []

  constructor(world: World) {
    this.world = world
    this.latency = () => 20 + Math.floor(world.random() * 380)
  }

  /** Handed to the platform and not over. */
  get unfinished(): readonly Task[] {
    return [...this.running, ...this.waiting]
  }

  get load(): number {
    return this.running.size + this.waiting.length
  }

  start(kind: Task['kind'], option: TaskOption): { abort(): void } {
    const task = toTask(kind, option, this.world.visibleNow)
    if (this.running.size < PLATFORM_SLOTS) this.run(task)
    else this.waiting.push(task)
    this.world.notice({ type: 'task.sent', task })
    return {
      abort: () => {
        if (task.isOver) task.isAborted = true
        else this.drop(task)
      },
    }
  }

  /** The app was hidden for too long. */
  interrupt(): void {
    for (const task of this.unfinished) {
      this.mayHaveArrived(task)
      this.finish(task, () => {
        task.option.fail({ errMsg: `${task.kind}:fail interrupted`, errno: 600_003 })
      })
    }
  }

  /** The app was killed. */
  dropAll(): void {
    this.unfinished.forEach((task) => {
      this.drop(task)
    })
  }

  private run(task: Task): void {
    this.running.add(task)
    if (this.mode === 'hangs') return
    const isTwice = this.mode === 'twice'
    const isBroken = this.reach === 'off' || this.mode === 'fails'
    const delay = isBroken ? 10 : this.mode === 'late' ? 12_000 : this.latency()
    task.timer = this.world.clock.setTimeout(() => {
      if (isBroken || this.reach === 'off') this.fail(task)
      else this.answer(task, isTwice)
    }, delay)
  }

  private answer(task: Task, isTwice: boolean): void {
    const answer = this.world.backend.handle(task)
    const tell = (): void => {
      task.option.success(toResult(task, answer))
    }
    this.finish(task, tell, answer)
    if (isTwice) {
      const { thread } = this.world
      this.world.clock.setTimeout(() => {
        thread.deliver(tell)
      }, 5)
    }
  }

  private fail(task: Task): void {
    this.mayHaveArrived(task)
    this.finish(task, () => {
      task.option.fail({ errMsg: `${task.kind}:fail` })
    })
  }

  private finish(task: Task, tell: () => void, answer?: Answer): void {
    this.end(task)
    this.world.thread.deliver(() => {
      if (!task.isAborted)
        this.world.notice({ type: 'task.answered', task, status: answer?.status ?? 0, answer })
      tell()
    })
  }

  private drop(task: Task): void {
    this.mayHaveArrived(task)
    task.isAborted = true
    this.end(task)
  }

  private end(task: Task): void {
    this.world.clock.clearTimeout(task.timer)
    task.isOver = true
    this.running.delete(task)
    this.waiting = this.waiting.filter((other) => other !== task)
    this.world.notice({ type: 'task.ended', task })
    const next = this.running.size < PLATFORM_SLOTS ? this.waiting.shift() : undefined
    if (next !== undefined) this.run(next)
  }

  /** Nobody on the phone can tell whether a request without an answer reached the backend. */
  private mayHaveArrived(task: Task): void {
    const isUnderWay = this.running.has(task) && this.reach !== 'off' && this.mode === 'ok'
    if (isUnderWay && this.world.random() < 0.5) this.world.backend.handle(task)
  }
}

function toTask(kind: Task['kind'], option: TaskOption, visibleAt: number): Task {
  const path = option.url.replace(/^.*\/api\/v1/, '')
  const thing = /^\/(things|public)\/(\d+)\?id=(\d+)/.exec(path)
  return {
    kind,
    option,
    method: kind === 'upload' ? 'POST' : (option.method ?? 'GET'),
    token: option.header.Authorization?.replace('Bearer ', '') ?? null,
    key: option.header['Idempotency-Key'] ?? null,
    body: option.data,
    isLogin: path === '/user/login',
    isLogout: path === '/user/logout',
    isCheckIn: path === '/checkins',
    isPublic: thing?.[1] === 'public',
    endpoint: thing === null ? null : Number(thing[2]),
    requestId: thing === null ? null : Number(thing[3]),
    visibleAt,
    timer: 0,
    isOver: false,
    isAborted: false,
  }
}

function toResult(task: Task, { status, body }: Answer): unknown {
  if (task.kind === 'upload') return { statusCode: status, data: JSON.stringify(body) }
  if (task.kind === 'download') return { statusCode: status, tempFilePath: 'wxfile://download' }
  return { statusCode: status, data: body }
}
