import { HEALTHY } from './faults'
import type { World } from './world'

const WITHIN = 62_000
const SLICE = 500
/** What the platform was asked while the world was sick may still fail. */
const AFTERMATH = 12_000

/** Statement 9: ends every fault and does what a user would do, once; then everything must be as it should. */
export async function heal(world: World): Promise<void> {
  await makeHealthy(world)
  const attend = createUser(world)
  await logIn(world, attend)
  await world.clock.advance(WITHIN)
  world.notice({ type: 'step.done' })
  if (world.requests.pending.size > 0) {
    world.breaks(3, `${String(world.requests.pending.size)} requests never settled`)
  }
  await ask(world, attend)
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

/** Somebody who taps where a page asks for it; more than one tap or one consent is too much. */
function createUser(world: World): () => void {
  let taps = 0
  let consents = 0
  return () => {
    const { session } = world.app
    const isWaiting = world.state === 'sessionExpired.waitingForTap' || world.state === 'anonymous.idle'
    if (isWaiting) {
      taps++
      world.notice({ type: 'tapped', tap: 'login' })
      session.requestLogin()
    }
    if (session.needsConsent) {
      consents++
      session.grantConsent()
    }
    if (taps < 2 && consents < 2) return
    world.breaks(9, `${String(taps)} taps and ${String(consents)} consents were needed`)
  }
}

async function logIn(world: World, attend: () => void): Promise<void> {
  for (let waited = 0; waited <= WITHIN; waited += SLICE) {
    if (world.state.startsWith('loggedIn')) return
    attend()
    await world.clock.advance(SLICE)
  }
  world.breaks(9, 'not back in loggedIn within 62 s')
}

/** A healed server is used again: at once, or when the budget of relogins has refilled. */
async function ask(world: World, attend: () => void): Promise<void> {
  const outcomes: (string | null)[] = []
  for (const wait of [0, 600_000, 0]) {
    await world.clock.advance(wait)
    const request = world.requests.make({ method: 'GET', auth: 'required', priority: 'normal', endpoint: 1 })
    await world.clock.advance(WITHIN)
    if (request.outcome === 'ok') return
    outcomes.push(request.outcome)
    attend()
  }
  world.breaks(9, `a request fails in a healthy world: ${outcomes.join(', ')}`)
}
