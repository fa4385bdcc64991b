import type { Invariant } from '../moments'
import type { MadeRequest } from '../requests'

const BUDGET = 3
const BUDGET_WINDOW = 600_000

/**
 * 7, second half: one bad endpoint costs the others nothing, and neither does a revoked token: while nothing else is
 * wrong and there is budget for a relogin, every healthy request succeeds.
 */
export const nothingIsLost: Invariant = (world) => {
  const unspoiled = new Set<MadeRequest>()
  const proven = new Set<string>()
  /** Revoked before any request proved them: nobody can tell this from a server that refuses every token. */
  const doubtful = new Set<string>()
  const expiries: number[] = []

  const isQuiet = (): boolean => {
    const { auth, backend, network } = world
    const { refusesEveryToken, status, loginStatus } = backend.faults
    const isServerFine = !refusesEveryToken && status === 0 && loginStatus === 0
    const isUserSame = world.session?.userId === backend.user
    return (
      isServerFine &&
      isUserSame &&
      auth.loginMode === 'ok' &&
      network.mode === 'ok' &&
      network.reach === 'on' &&
      world.network.unfinished.every(({ timer }) => timer !== 0)
    )
  }

  const isDoubtful = (): boolean => world.session !== null && doubtful.has(world.session.token)

  const isExpected = ({ spec, controller, outcome, sent }: MadeRequest): boolean => {
    // Its one replay met a token that was revoked as well.
    const isRevokedTwice = sent.length > 1 && !world.backend.accepts(sent.at(-1)?.token ?? '')
    const isExempt =
      isRevokedTwice || controller.signal.aborted || spec.endpoint === world.backend.faults.badEndpoint
    const now = world.clock.now()
    const isBudgetLeft = expiries.filter((at) => now - at < BUDGET_WINDOW).length < BUDGET
    return outcome === 'ok' || isExempt || !isBudgetLeft
  }

  return (moment) => {
    if (moment.type === 'launched' || moment.type === 'tapped') unspoiled.clear()
    else if (moment.type === 'disturbed') unspoiled.clear()
    else if (moment.type === 'revoked') {
      for (const token of world.backend.issued.keys()) if (!proven.has(token)) doubtful.add(token)
      if (isDoubtful()) unspoiled.clear()
    } else if (moment.type === 'task.answered') {
      const { task, status } = moment
      if (task.token !== null && status !== 401 && status !== 0) proven.add(task.token)
    } else if (moment.type === 'request.made') {
      const { request } = moment
      const { auth } = request.spec
      const isBound = auth === 'required' || auth === 'login'
      if (isBound && request.state.startsWith('loggedIn') && isQuiet() && !isDoubtful())
        unspoiled.add(request)
    } else if (moment.type === 'chart.moved') {
      if (isDoubtful()) unspoiled.clear()
      if (moment.move.event === 'session.rejected') expiries.push(world.clock.now())
    } else if (moment.type === 'request.settled') {
      const { request } = moment
      if (unspoiled.delete(request) && !isExpected(request)) {
        world.breaks(7, `request ${String(request.id)} was lost: ${String(request.outcome)}`)
      }
    }
  }
}
