import type { CheckMode, LoginMode } from './faults'
import type { World } from './world'

interface Callbacks {
  success?: (result: { code: string; errMsg: string }) => void
  fail?: (failure: { errMsg: string }) => void
}

const LOGIN_TIME = 20
const CHECK_TIME = 15
/** Longer than our own timeout. */
const LATE = 7_000

/** `wx.login` and `wx.checkSession`. */
export class PhoneAuth {
  loginMode: LoginMode = 'ok'
  checkMode: CheckMode = 'valid'
  private readonly world: World
  private lastCode: string | null = null
  private count = 0
  private interruptions: (() => void)[] = []

  constructor(world: World) {
    this.world = world
  }

  login({ success, fail }: Callbacks): void {
    const { loginMode: mode, world } = this
    const { thread } = world
    const id = ++this.count
    world.notice({ type: 'login.asked', id })
    if (mode === 'hangs') return
    const answer = (): void => {
      const code =
        mode === 'fails' || world.network.reach === 'off' ? null : this.nextCode(mode === 'repeats')
      thread.deliver(() => {
        world.notice({ type: 'login.answered', id, code })
        if (code === null) fail?.({ errMsg: 'login:fail' })
        else success?.({ code, errMsg: 'login:ok' })
      })
    }
    const timer = world.clock.setTimeout(answer, mode === 'late' ? LATE : LOGIN_TIME)
    this.interruptions.push(() => {
      if (!world.clock.isPending(timer)) return
      world.clock.clearTimeout(timer)
      thread.deliver(() => {
        world.notice({ type: 'login.answered', id, code: null })
        fail?.({ errMsg: 'login:fail interrupted' })
      })
    })
    if (mode === 'twice') world.clock.setTimeout(answer, LOGIN_TIME + 5)
  }

  checkSession({ success, fail }: Callbacks): void {
    const { checkMode: mode, world } = this
    world.notice({ type: 'check.asked' })
    if (mode === 'hangs') return
    const { thread } = world
    world.clock.setTimeout(() => {
      thread.deliver(() => {
        world.notice({ type: 'check.answered', isExpired: mode === 'expired' })
        if (mode === 'valid') success?.({ code: '', errMsg: 'checkSession:ok' })
        else
          fail?.({
            errMsg: mode === 'expired' ? 'session time out, need relogin' : 'checkSession:fail timeout',
          })
      })
    }, CHECK_TIME)
  }

  /** The app was killed: WeChat does not give a code of one launch to the next. */
  forget(): void {
    this.lastCode = null
    this.interruptions = []
  }

  /** The app was hidden for too long. */
  interrupt(): void {
    const interruptions = this.interruptions
    this.interruptions = []
    interruptions.forEach((interrupt) => {
      interrupt()
    })
  }

  private nextCode(isRepeated: boolean): string {
    this.lastCode = isRepeated && this.lastCode !== null ? this.lastCode : this.world.backend.issueCode()
    return this.lastCode
  }
}
