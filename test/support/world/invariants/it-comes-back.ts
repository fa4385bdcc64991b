import { isSessionError } from '../../../../miniprogram/core/errors'
import type { Invariant } from '../moments'

/** 9: no actor ends, and nothing fails that was not foreseen; the way back to `loggedIn` is looked at in heal.ts. */
export const itComesBack: Invariant = (world) => {
  let seen = 0
  return (moment) => {
    if (moment.type !== 'step.done' && moment.type !== 'ended') return
    const { session, profile, checkIn } = world.actors
    for (const actor of [world.app.root, session, profile, checkIn]) {
      const { status } = actor.getSnapshot()
      if (status !== 'active') world.breaks(9, `${actor.id} is ${status}`)
    }
    for (; seen < world.reports.length; seen++) {
      const { where, error } = world.reports[seen] ?? { where: '', error: null }
      if (!isSessionError(error)) world.breaks(9, `${where}: ${String(error)}`)
    }
  }
}
