import { HEALTHY } from './faults'
import type { World } from './world'

const WITHIN = 62_000
const SLICE = 500
/** What the platform was asked while the world was sick may still fail. */
const AFTERMATH = 12_000

/** Statement 9: ends every fault and does what a user would do, once; then everything must be as it should. */
export async function heal(world: World): Promise<void> {
  await makeHealthy(world)
  await logIn(world)
  await world.clock.advance(WITHIN)
  world.notice({ type: 'step.done' })
  if (world.requests.pending.size > 0) {
    world.breaks(3, `${String(world.requests.pending.size)} requests never settled`)
  }
  await ask(world)
  world.notice({ type: 'ended' })
}

async function makeHealthy(world: World): Promise<void> {
  world.notice({ type: 'disturbed' })
  Object.assign(world.backend.faults, HEALTHY)
  world.auth.loginMode = 'ok'
  world.auth.checkMode = 'valid'
  world.network.mode = 'ok'
  world.storage.mode = 'ok'
  world.network.reach = 'on'
  await world.presence.show()
  await world.clock.advance(AFTERMATH)
}

async function logIn(world: World): Promise<void> {
  const { session } = world.app
  let taps = 0
  let consents = 0
  const tap = (action: () => void): void => {
    world.notice({ type: 'tapped', tap: 'retry' })
    taps++
    action()
  }
  for (let waited = 0; waited <= WITHIN; waited += SLICE) {
    const { state } = world
    if (state.startsWith('loggedIn')) return
    if (state === 'sessionExpired.waitingForTap')
      tap(() => {
        session.retry()
      })
    if (state === 'anonymous.idle')
      tap(() => {
        session.requestLogin()
      })
    if (session.needsConsent) {
      consents++
      session.grantConsent()
    }
    if (taps > 1 || consents > 1)
      world.breaks(9, `${String(taps)} taps and ${String(consents)} consents were needed`)
    await world.clock.advance(SLICE)
  }
  world.breaks(9, 'not back in loggedIn within 62 s')
}

/** A healed server is used again: at once, or when the budget of relogins has refilled. */
async function ask(world: World): Promise<void> {
  const outcomes: (string | null)[] = []
  for (const wait of [0, 600_000, 0]) {
    await world.clock.advance(wait)
    const request = world.requests.make({ method: 'GET', auth: 'required', priority: 'normal', endpoint: 1 })
    await world.clock.advance(WITHIN)
    if (request.outcome === 'ok') return
    outcomes.push(request.outcome)
  }
  world.breaks(9, `a request fails in a healthy world: ${outcomes.join(', ')}`)
}
