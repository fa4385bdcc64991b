import type { Invariant } from '../moments'
import type { Task } from '../task'
import type { MadeRequest } from '../requests'

/** Answered 401 once, and once more after the replay. */
const MOST_REFUSALS = 2

/** 5: a request goes for the user it was made for, and always the same; one 401 is replayed, once; it acts once. */
export const requestsKeepTheirUser: Invariant = (world) => {
  const refusals = new Map<number, number>()
  const requestOf = (task: Task): MadeRequest | undefined =>
    task.requestId === null ? undefined : world.requests.all[task.requestId]

  const usersOf = (tasks: readonly Task[]): string[] =>
    tasks.flatMap(({ token }) => world.backend.issued.get(token ?? '') ?? [])

  const compare = (request: MadeRequest, task: Task): void => {
    const name = `request ${String(request.id)}`
    const first = request.sent[0]
    if (first !== undefined && toText(first) !== toText(task))
      world.breaks(5, `${name} was changed on the way`)
    const users = usersOf([...request.sent, task])
    const owner = request.owner ?? users[0]
    if (users.some((user) => user !== owner)) {
      world.breaks(5, `${name} of ${String(owner)} was sent for ${users.join(', ')}`)
    }
    request.sent.push(task)
  }

  const end = (request: MadeRequest): void => {
    const { id, outcome, user } = request
    const owner = request.owner ?? usersOf(request.sent)[0] ?? null
    const name = `request ${String(id)}`
    const current = world.session?.userId ?? null
    if (outcome === 'ok' && owner !== null && user !== null && user !== owner && user !== 'nobody') {
      world.breaks(5, `${name} of ${owner} got the data of ${user}`)
    }
    if (outcome === 'user_changed' && owner === current)
      world.breaks(5, `${name} failed though its user is here`)
    if (outcome === 'login_required' && current !== null)
      world.breaks(5, `${name} asks ${current} for a login`)
    const effects = ['A', 'B', 'nobody'].map(
      (name) => world.backend.effects.get(`${name} ${String(id)}`) ?? 0,
    )
    if (effects.reduce((sum, count) => sum + count) > 1) world.breaks(5, `${name} acted twice`)
  }

  return (moment) => {
    if (moment.type === 'task.sent') {
      const request = requestOf(moment.task)
      if (request !== undefined) compare(request, moment.task)
    } else if (moment.type === 'task.answered' && moment.status === 401) {
      const { requestId } = moment.task
      if (requestId === null) return
      const count = (refusals.get(requestId) ?? 0) + 1
      refusals.set(requestId, count)
      if (count > MOST_REFUSALS) world.breaks(5, `request ${String(requestId)} was sent after two refusals`)
    } else if (moment.type === 'request.settled') end(moment.request)
  }
}

/** What must be the same each time. */
function toText({ kind, method, key, body }: Task): string {
  return JSON.stringify([kind, method, key, body])
}
