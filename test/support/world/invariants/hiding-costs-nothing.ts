import type { Invariant } from '../moments'

const CODE_TIMEOUT = 5_000
const ATTEMPT_TIMEOUT = 10_000
const OVERALL_TIMEOUT = 60_000

/**
 * 10, at every moment: time in the background is no waiting time, so nothing times out before it was waited for long
 * enough in the foreground. That a run with and without hiding ends the same is in test/model/hidden.test.ts.
 */
export const hidingCostsNothing: Invariant = (world) => {
  let signInAt = 0
  let timedOutAt = -1

  return (moment) => {
    if (moment.type === 'chart.moved') {
      const { from, to } = moment.move
      if (to === 'authorizing.signingIn' || to === 'relogin') signInAt = world.visibleNow
      const isOver = from === 'authorizing.signingIn' || from === 'relogin'
      if (!isOver || world.actors.session.getSnapshot().context.error !== 'timeout') return
      timedOutAt = world.visibleNow
      if (world.visibleNow - signInAt < CODE_TIMEOUT) world.breaks(10, 'a sign-in timed out too early')
    } else if (moment.type === 'request.settled' && moment.request.outcome === 'timeout') {
      const { id, sent, visibleAt } = moment.request
      const now = world.visibleNow
      const isSignInOver = timedOutAt === now || world.app.session.errorCode === 'timeout'
      const isAttemptOver = now - (sent.at(-1)?.visibleAt ?? now) >= ATTEMPT_TIMEOUT
      if (!isSignInOver && !isAttemptOver && now - visibleAt < OVERALL_TIMEOUT) {
        world.breaks(10, `request ${String(id)} timed out too early`)
      }
    }
  }
}
