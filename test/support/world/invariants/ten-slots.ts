import type { Invariant } from '../moments'

const SLOTS = 10

interface Marks {
  readonly sent: number
  readonly ended: number
}

/** 6: at most ten requests, uploads and downloads in flight; a sign-in waits behind at most one of them. */
export const tenSlots: Invariant = (world) => {
  let sent = 0
  let ended = 0
  const codes = new Map<string, Marks>()

  return (moment) => {
    if (moment.type === 'task.ended') ended++
    else if (moment.type === 'login.answered' && moment.code !== null) codes.set(moment.code, { sent, ended })
    else if (moment.type === 'task.sent') {
      const { task } = moment
      if (world.network.load > SLOTS) world.breaks(6, `${String(world.network.load)} in flight`)
      const marks = task.isLogin ? codes.get(String(task.body?.js_code)) : undefined
      if (marks !== undefined) {
        if (ended - marks.ended > 1) world.breaks(6, 'the login waited behind more than one request')
        if (sent > marks.sent) world.breaks(6, 'a request was sent before the login')
      }
      sent++
    }
  }
}
