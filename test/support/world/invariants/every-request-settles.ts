import type { Invariant } from '../moments'
import type { MadeRequest } from '../requests'

const OVERALL_TIMEOUT = 60_000

/** States in which a request that asked for a login waits for a person: for his consent, or for another try. */
const WAITS_FOR_PERSON = ['authorizing.consent', 'anonymous.idle', 'anonymous.forgetting']

/** 3: every request settles exactly once, within its deadline; time in the background or for a person does not count. */
export const everyRequestSettles: Invariant = (world) => {
  const startedAt = new Map<MadeRequest, number>()

  const start = (request: MadeRequest): void => {
    if (request.spec.auth === 'login' && WAITS_FOR_PERSON.includes(world.state)) startedAt.delete(request)
    else if (!startedAt.has(request)) startedAt.set(request, world.visibleNow)
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
