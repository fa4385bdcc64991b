import type { Invariant } from '../moments'
import type { MadeRequest } from '../requests'

const OVERALL_TIMEOUT = 60_000

/** 3: every request settles exactly once, within its deadline; time in the background and for a consent does not count. */
export const everyRequestSettles: Invariant = (world) => {
  const startedAt = new Map<MadeRequest, number>()

  const start = (request: MadeRequest): void => {
    const waitsForConsent = request.spec.auth === 'login' && world.state === 'authorizing.consent'
    if (!waitsForConsent && !startedAt.has(request)) startedAt.set(request, world.visibleNow)
  }

  return (moment) => {
    if (moment.type === 'request.made') start(moment.request)
    else if (moment.type === 'chart.moved') world.requests.pending.forEach(start)
    else if (moment.type === 'request.settled') {
      startedAt.delete(moment.request)
      if (moment.request.settlements > 1) world.breaks(3, 'a request settled twice')
    } else if (moment.type === 'launched') startedAt.clear()
    else if (moment.type === 'step.done') {
      for (const [{ id }, at] of startedAt) {
        if (world.visibleNow - at > OVERALL_TIMEOUT) world.breaks(3, `request ${String(id)} is overdue`)
      }
    }
  }
}
