import type { Invariant } from '../moments'

/** An unanswered `wx.login` counts as lost after our timeout, in milliseconds; written here, so that the app's own figure is judged too. */
const LIFETIME = 4_000
const CALLS_PER_SECOND = 4

/** 1: at most one `wx.login` in flight; a code is sent once; `wx.login` and `wx.checkSession` stay below four a second. */
export const oneLoginAtATime: Invariant = (world) => {
  let open = new Map<number, number>()
  let calls: number[] = []

  const count = (): void => {
    const now = world.clock.now()
    calls = [...calls, now].filter((at) => now - at < 1_000)
    if (calls.length > CALLS_PER_SECOND) world.breaks(1, `${String(calls.length)} calls within a second`)
  }

  return (moment) => {
    if (moment.type === 'launched') {
      open = new Map()
      calls = []
    } else if (moment.type === 'login.asked') {
      const now = world.clock.now()
      if ([...open.values()].some((at) => now - at < LIFETIME)) world.breaks(1, 'two wx.login in flight')
      open.set(moment.id, now)
      count()
    } else if (moment.type === 'login.answered') open.delete(moment.id)
    else if (moment.type === 'check.asked') count()
    else if (moment.type === 'task.answered' && moment.task.isLogin) {
      const code = String(moment.task.body?.js_code)
      if ((world.backend.exchanged.get(code) ?? 0) > 1) world.breaks(1, `${code} was sent twice`)
    }
  }
}
