import type { MadeRequest } from '../support/world/requests'
import { INVARIANTS } from '../support/world/invariants/index'
import type { RequestSpec } from '../support/world/step'
import { World } from '../support/world/world'

const N = 1_000
const LATENCY = 50
const LOGIN = 20 + LATENCY
/** Ten stale requests are under way, then the login, then all of them in ten slots. */
const LIMIT = ((N + 10) / 10) * LATENCY + LOGIN

const GET: RequestSpec = { method: 'GET', auth: 'required', priority: 'normal', endpoint: 0 }

interface Storm {
  readonly world: World
  readonly logins: number
  readonly requests: number
  /** From the first call until the last one is settled. */
  readonly milliseconds: number
  /** How many requests ended how. */
  readonly outcomes: Readonly<Record<string, number>>
  readonly made: readonly MadeRequest[]
}

/** A logged-in app at rest; then something goes wrong, and a thousand requests are made at once. */
async function storm(seed: number, goWrong: (world: World) => void, isJittered = false): Promise<Storm> {
  const world = new World({ seed })
  world.watch(...INVARIANTS.map((invariant) => invariant(world)))
  world.store('A')
  world.launch()
  await world.clock.advance(3_000)
  if (!isJittered) world.network.latency = () => LATENCY
  goWrong(world)

  let [logins, requests, last] = [0, 0, 0]
  world.watch(({ type }) => {
    if (type === 'login.asked') logins++
    if (type === 'task.sent') requests++
    if (type === 'request.settled') last = world.clock.now()
  })
  const start = world.clock.now()
  const made = Array.from({ length: N }, (_, index) => world.requests.make({ ...GET, endpoint: index % 10 }))
  await world.clock.advance(120_000)
  expect(world.broken).toBeNull()
  const outcomes: Record<string, number> = {}
  for (const { outcome } of made) outcomes[String(outcome)] = (outcomes[String(outcome)] ?? 0) + 1
  return { world, logins, requests, milliseconds: last - start, outcomes, made }
}

const revoke = ({ backend }: World): void => {
  backend.revokeTokens()
}

describe('a thousand requests meet an expired session', () => {
  it('one login, nothing lost, as fast as ten slots allow', async () => {
    const { logins, requests, milliseconds, outcomes } = await storm(1, revoke)
    expect({ logins, outcomes }).toEqual({ logins: 1, outcomes: { ok: N } })
    expect(requests).toBeLessThanOrEqual(N + 11)
    expect(milliseconds / LIMIT).toBeLessThanOrEqual(1.03)
  })

  it('one login and nothing lost when answers are out of order and every login ends the tokens before', async () => {
    for (let seed = 1; seed <= 100; seed++) {
      const { logins, outcomes } = await storm(
        seed,
        (world) => {
          revoke(world)
          world.backend.faults.revokesOnLogin = true
        },
        true,
      )
      expect({ seed, logins, outcomes }).toEqual({ seed, logins: 1, outcomes: { ok: N } })
    }
  }, 60_000)

  it('a server that refuses every token: two logins and twenty requests at most, the rest fails unsent', async () => {
    const { world, logins, requests, outcomes, made } = await storm(1, ({ backend }) => {
      backend.faults.refusesEveryToken = true
    })
    expect(logins).toBeLessThanOrEqual(2)
    expect(requests).toBeLessThanOrEqual(20)
    expect(outcomes).toEqual({ unauthorized: N })
    expect(made.filter(({ sent }) => sent.length === 0).length).toBeGreaterThanOrEqual(N - 20)
    expect(world.app.session.canRetry).toBe(true)
  })

  it('a login that never answers: a typed error for all at its timeout', async () => {
    const { milliseconds, outcomes } = await storm(1, (world) => {
      revoke(world)
      world.auth.loginMode = 'hangs'
    })
    expect(outcomes).toEqual({ timeout: N })
    expect(milliseconds).toBeLessThanOrEqual(5_000 + LATENCY + 10)
  })

  it('a login that fails: a typed error for all at once', async () => {
    const { milliseconds, outcomes } = await storm(1, (world) => {
      revoke(world)
      world.auth.loginMode = 'fails'
    })
    expect(outcomes).toEqual({ network: N })
    expect(milliseconds).toBeLessThanOrEqual(LATENCY + LOGIN)
  })

  it('one bad endpoint costs the healthy ones nothing', async () => {
    const { logins, outcomes, made } = await storm(1, ({ backend }) => {
      backend.faults.badEndpoint = 3
    })
    expect(outcomes).toEqual({ ok: N * 0.9, unauthorized: N * 0.1 })
    expect(made.filter(({ outcome, spec }) => outcome !== 'ok' && spec.endpoint !== 3)).toEqual([])
    expect(logins).toBeLessThanOrEqual(2)
  })
})

describe('ten requests that hang', () => {
  it.each(['GET', 'POST', 'UPLOAD'] as const)(
    'do not block a login: one %s makes room and succeeds',
    async (method) => {
      const world = new World({ seed: 1 })
      world.store('A')
      world.launch()
      await world.clock.advance(3_000)
      const first = world.requests.make({ ...GET, method })
      revoke(world)
      world.network.mode = 'hangs'
      const hanging = Array.from({ length: 9 }, () => world.requests.make({ ...GET, method }))
      world.network.mode = 'ok'
      await world.clock.advance(2_000)
      expect(world.state).toBe('loggedIn.valid')
      expect(first.outcome).toBe('ok')
      // The slot of the one that was refused went to one more; that one made room.
      expect(hanging.filter(({ outcome }) => outcome === 'ok').length).toBeLessThanOrEqual(1)
    },
  )
})
