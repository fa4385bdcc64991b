import type { Answer } from './backend'
import type { HttpMode, NetworkMode } from './faults'
import { toResult, toTask, type Task, type TaskOption } from './task'
import type { World } from './world'

/** The platform's own limit; what is above it waits inside the platform, first in, first out. */
const PLATFORM_SLOTS = 10

/** `wx.request`, `wx.uploadFile` and `wx.downloadFile`, and the network under them. */
export class PhoneNetwork {
  mode: HttpMode = 'ok'
  /** What the app wants to hear of. */
  readonly listeners: ((isOnline: boolean) => void)[] = []
  /** Milliseconds from sending to the answer. */
  latency: () => number
  private readonly world: World
  private readonly running = new Set<Task>()
  private waiting: Task[] = []
  private mayReach: NetworkMode = 'on'

  constructor(world: World) {
    this.world = world
    this.latency = () => 20 + Math.floor(world.random() * 380)
  }

  get reach(): NetworkMode {
    return this.mayReach
  }

  set reach(reach: NetworkMode) {
    const wasOnline = this.mayReach !== 'off'
    const isOnline = reach !== 'off'
    this.mayReach = reach
    // A hidden app is not told.
    if (wasOnline === isOnline || this.world.presence.isHidden) return
    this.listeners.forEach((listener) => {
      listener(isOnline)
    })
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
  startOver(): void {
    this.listeners.length = 0
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
