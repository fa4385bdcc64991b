import fc from 'fast-check'
import { RELOGIN_LIMITS } from '../../miniprogram/services/relogin-budget'
import type { GateRequest } from '../../miniprogram/services/gate-request'
import { GATE_RULES } from '../../miniprogram/services/gate-rules'
import { GATE_TIMEOUTS } from '../../miniprogram/services/gate-timeouts'
import { createGate, FakeGateSession, FakeHttp } from '../support/fake-gate'
import { watch, type Outcome } from '../support/outcome'
import { settle, VirtualClock } from '../support/virtual-clock'

type AnyRequest = GateRequest<unknown>

const parse = (data: unknown): unknown => data
const read: AnyRequest = { method: 'GET', path: '/user/info', parse }
const write: AnyRequest = { method: 'PUT', path: '/user/info', body: { nickname: 'n' }, parse }
const anyKey = expect.stringMatching(/^[0-9a-f]{32}$/) as string

function setUp() {
  const clock = new VirtualClock()
  const http = new FakeHttp()
  const session = new FakeGateSession()
  const gate = createGate(http, clock, session)
  const ask = (request: AnyRequest = read): Outcome => watch(gate.request(request))
  return { clock, http, session, gate, ask }
}

describe('SessionGate: an open gate', () => {
  it('sends at once with the token, and gives the data of the answer', async () => {
    const { http, session, ask } = setUp()
    session.open('t1')
    const outcome = ask(write)
    expect(http.last.request).toEqual({
      method: 'PUT',
      url: 'https://api/user/info',
      header: { Authorization: 'Bearer t1', 'Idempotency-Key': anyKey },
      body: { nickname: 'n' },
    })
    http.last.answer(200, { statusCode: 200, data: { ok: true } })
    await settle()
    expect(outcome).toEqual({ settled: 1, value: { ok: true } })
  })

  it('sends no body where there is none', () => {
    const { http, session, ask } = setUp()
    session.open('t1')
    ask()
    expect(http.last.request).not.toHaveProperty('body')
  })

  it.each([
    [500, 'server'],
    [403, 'refused'],
    [422, 'invalid_request'],
  ] as const)('answers HTTP %d with %s and does not ask for a relogin', async (status, code) => {
    const { http, session, ask } = setUp()
    session.open('t1')
    const outcome = ask()
    http.last.answer(status)
    await settle()
    expect(outcome).toEqual({ settled: 1, code })
    expect(session.rejected).toEqual([])
  })

  it('passes on what the platform says of the network', async () => {
    const { http, session, ask } = setUp()
    session.open('t1')
    const outcome = ask(write)
    http.last.fail('network')
    await settle()
    expect(outcome).toEqual({ settled: 1, code: 'network' })
  })

  it('leaves no timer behind', async () => {
    const { clock, http, session, ask } = setUp()
    session.open('t1')
    ask()
    http.last.answer(200)
    await settle()
    expect(clock.pending).toBe(0)
  })
})

describe('SessionGate: a closed gate', () => {
  it('fails login_required at once, unsent, when nobody is logged in', async () => {
    const { clock, http, ask } = setUp()
    const outcome = ask()
    await settle()
    expect(outcome).toEqual({ settled: 1, code: 'login_required' })
    expect(http.sent).toHaveLength(0)
    expect(clock.pending).toBe(0)
  })

  it('says why it is closed when that is known', async () => {
    const { session, ask } = setUp()
    session.close('network', 'A')
    const outcome = ask()
    await settle()
    expect(outcome.code).toBe('network')
  })
})

describe('SessionGate: while signing in', () => {
  it('holds a request and sends it with the new token', async () => {
    const { http, session, ask } = setUp()
    session.wait('A')
    const outcome = ask()
    expect(http.sent).toHaveLength(0)
    session.open('t2')
    expect(http.sent).toHaveLength(1)
    expect(http.last.request.header).toEqual({ Authorization: 'Bearer t2' })
    http.last.answer(200, { data: 1 })
    await settle()
    expect(outcome).toEqual({ settled: 1, value: 1 })
  })

  it('sends held requests in the order they were made, each once', () => {
    const { http, session, ask } = setUp()
    session.wait('A')
    for (const path of ['/1', '/2', '/3']) ask({ method: 'GET', path, parse })
    session.wait('A')
    session.open('t2')
    session.open('t2')
    expect(http.sent.map(({ request }) => request.url)).toEqual([
      'https://api/1',
      'https://api/2',
      'https://api/3',
    ])
  })

  it('fails user_changed, unsent, when somebody else logs in', async () => {
    const { http, session, ask } = setUp()
    session.wait('A')
    const outcome = ask(write)
    session.open('t2', 'B')
    await settle()
    expect(outcome).toEqual({ settled: 1, code: 'user_changed' })
    expect(http.sent).toHaveLength(0)
  })

  it('sends for whoever logs in what was asked before anybody was known', () => {
    const { http, session, ask } = setUp()
    session.wait(null)
    ask()
    session.open('t2', 'B')
    expect(http.sent).toHaveLength(1)
  })

  it('belongs to the user it was first sent for, also when nobody was known before', async () => {
    const { http, session, ask } = setUp()
    session.wait(null)
    const outcome = ask()
    session.open('t2', 'B')
    http.last.answer(401)
    session.open('t3', 'C')
    await settle()
    expect(outcome.code).toBe('user_changed')
    expect(http.sent).toHaveLength(1)
  })

  it('fails as soon as the first attempt failed, with its reason', async () => {
    const { session, ask } = setUp()
    session.wait('A')
    const outcome = ask()
    session.close('timeout', 'A')
    await settle()
    expect(outcome).toEqual({ settled: 1, code: 'timeout' })
  })

  it('fails login_required when the user logs out meanwhile', async () => {
    const { session, ask } = setUp()
    session.wait('A')
    const outcome = ask()
    session.close()
    await settle()
    expect(outcome.code).toBe('login_required')
  })
})

describe('SessionGate: a 401', () => {
  it('asks for a relogin with the token that was sent, and sends once more, the same', async () => {
    const { http, session, ask } = setUp()
    session.open('t1')
    const outcome = ask(write)
    http.last.answer(401)
    expect(session.rejected).toEqual(['t1'])
    session.open('t2')
    expect(http.sent).toHaveLength(2)
    const [first, second] = http.sent.map(({ request }) => request)
    expect(second).toEqual({ ...first, header: { ...first?.header, Authorization: 'Bearer t2' } })
    http.last.answer(200, { data: 'saved' })
    await settle()
    expect(outcome).toEqual({ settled: 1, value: 'saved' })
    expect(session.rejected).toEqual(['t1'])
  })

  it('to an older token is no reason for a relogin: it is sent again at once', async () => {
    const { http, session, ask } = setUp()
    session.open('t1')
    const outcome = ask()
    session.open('t2')
    http.last.answer(401)
    expect(session.rejected).toEqual([])
    expect(http.last.request.header).toEqual({ Authorization: 'Bearer t2' })
    http.last.answer(200, { data: 1 })
    await settle()
    expect(outcome.value).toBe(1)
  })

  it('to many requests at once asks for one relogin', () => {
    const { http, session, ask } = setUp()
    session.open('t1')
    for (let call = 0; call < 10; call++) ask()
    http.sent.slice().forEach((open) => {
      open.answer(401)
    })
    expect(session.rejected).toEqual(['t1'])
    expect(session.refused).toEqual([])
    session.open('t2')
    // One request tries the new token, the others follow when it is good.
    expect(http.sent).toHaveLength(11)
    http.last.answer(200)
    expect(http.sent).toHaveLength(20)
  })

  it('to the request that was sent again fails unauthorized', async () => {
    const { http, session, ask } = setUp()
    session.open('t1')
    const outcome = ask()
    http.last.answer(401)
    session.open('t2')
    http.last.answer(401)
    await settle()
    expect(outcome).toEqual({ settled: 1, code: 'unauthorized' })
    expect(http.sent).toHaveLength(2)
  })

  it('is followed by no second request for another user', async () => {
    const { http, session, ask } = setUp()
    session.open('t1', 'A')
    const outcome = ask(write)
    http.last.answer(401)
    session.open('t2', 'B')
    await settle()
    expect(outcome).toEqual({ settled: 1, code: 'user_changed' })
    expect(http.sent).toHaveLength(1)
  })

  /** The token is refused, a relogin brings the next one, and that one is good. */
  async function renew({ http, session, ask }: ReturnType<typeof setUp>, next: string): Promise<Outcome> {
    const outcome = ask()
    http.last.answer(401)
    if (session.view().phase !== 'waiting') return outcome
    session.open(next)
    http.last.answer(200)
    await settle()
    return outcome
  }

  it('asks for no more relogins than the budget has: then it fails alone on a token that others prove', async () => {
    const all = setUp()
    all.session.open('t0')
    const codes = []
    for (const next of ['t1', 't2', 't3', 't4']) codes.push((await renew(all, next)).code)
    await settle()
    expect(all.session.rejected).toEqual(['t0', 't1', 't2'])
    expect(all.session.refused).toEqual([])
    expect(codes.slice(0, RELOGIN_LIMITS.relogins)).toEqual([undefined, undefined, undefined])
    await all.clock.advance(RELOGIN_LIMITS.window)
    await renew(all, 't5')
    expect(all.session.rejected.at(-1)).toBe('t3')
  })

  it('on a token that nobody proves means a tap once the budget is spent', async () => {
    const all = setUp()
    all.session.open('t0')
    for (const next of ['t1', 't2', 't3']) await renew(all, next)
    all.session.open('t4')
    const outcome = all.ask()
    all.http.last.answer(401)
    await settle()
    expect(all.session.refused).toEqual(['t4'])
    expect(outcome.code).toBe('unauthorized')
  })

  it('to two different requests on a fresh token means that the session is refused', async () => {
    const { http, session, ask } = setUp()
    session.open('t1')
    const outcomes = [
      ask({ ...read, path: '/a' }),
      ask({ ...read, path: '/b' }),
      ask({ ...read, path: '/c' }),
    ]
    http.sent.slice().forEach((open) => {
      open.answer(401)
    })
    session.open('t2')
    http.last.answer(401)
    http.last.answer(401)
    await settle()
    expect(session.refused).toEqual(['t2'])
    expect(outcomes.map(({ code }) => code)).toEqual(['unauthorized', 'unauthorized', 'unauthorized'])
    expect(http.sent).toHaveLength(5)
  })

  it('to one endpoint on a fresh token fails what waits for it, unsent, and nobody else', async () => {
    const { http, session, ask } = setUp()
    session.open('t1')
    const bad = [
      ask({ ...read, path: '/bad' }),
      ask({ ...read, path: '/bad' }),
      ask({ ...read, path: '/bad?page=2' }),
    ]
    http.sent.slice().forEach((open) => {
      open.answer(401)
    })
    session.open('t2')
    http.last.answer(401)
    await settle()
    expect(bad.map(({ code }) => code)).toEqual(['unauthorized', 'unauthorized', 'unauthorized'])
    expect(http.sent).toHaveLength(4)
    expect(session.refused).toEqual([])
    const healthy = ask()
    http.last.answer(200, { data: 'fine' })
    await settle()
    expect(healthy.value).toBe('fine')
  })

  it('to an endpoint that was bad and has healed asks for a relogin again', async () => {
    const { http, session, ask } = setUp()
    const bad = { ...read, path: '/bad' }
    session.open('t1')
    ask(bad)
    http.last.answer(401)
    session.open('t2')
    http.last.answer(401)
    ask(bad)
    http.last.answer(200)
    await settle()
    ask(bad)
    http.last.answer(401)
    expect(session.rejected).toEqual(['t1', 't2'])
  })

  it('decides by its rules: without staleness an old 401 ends the new session', () => {
    const { clock, http, session } = setUp()
    const gate = createGate(http, clock, session, { ...GATE_RULES, isStale: () => false })
    session.open('t1')
    watch(gate.request(read))
    session.open('t2')
    http.last.answer(401)
    expect(session.rejected).toEqual(['t1'])
  })
})

describe('SessionGate: time', () => {
  it('gives an attempt up after its timeout, aborts it and ignores what it says later', async () => {
    const { clock, http, session, ask } = setUp()
    session.open('t1')
    const outcome = ask()
    await clock.advance(GATE_TIMEOUTS.attempt - 1)
    expect(outcome.settled).toBe(0)
    await clock.advance(1)
    expect(outcome).toEqual({ settled: 1, code: 'timeout' })
    expect(http.last.isCancelled).toBe(true)
    http.last.answer(401)
    await clock.drain()
    expect(outcome.settled).toBe(1)
    expect(session.rejected).toEqual([])
    expect(clock.pending).toBe(0)
  })

  it('counts an attempt from when it is sent, not from when it was asked for', async () => {
    const { clock, http, session, ask } = setUp()
    session.wait('A')
    const outcome = ask()
    await clock.advance(GATE_TIMEOUTS.attempt * 3)
    session.open('t2')
    await clock.advance(GATE_TIMEOUTS.attempt - 1)
    http.last.answer(200, { data: 1 })
    await settle()
    expect(outcome).toEqual({ settled: 1, value: 1 })
  })

  it('fails a held request when its overall time is over, and does not send it afterwards', async () => {
    const { clock, http, session, ask } = setUp()
    session.wait('A')
    const outcome = ask()
    await clock.advance(GATE_TIMEOUTS.overall)
    expect(outcome).toEqual({ settled: 1, code: 'timeout' })
    session.open('t2')
    expect(http.sent).toHaveLength(0)
  })

  it('aborts what is under way when the overall time is over', async () => {
    const { clock, http, session, ask } = setUp()
    session.wait('A')
    const outcome = ask()
    await clock.advance(GATE_TIMEOUTS.overall - 100)
    session.open('t2')
    await clock.advance(100)
    expect(outcome).toEqual({ settled: 1, code: 'timeout' })
    expect(http.last.isCancelled).toBe(true)
    expect(clock.pending).toBe(0)
  })
})

describe('SessionGate: any order of events', () => {
  type Step =
    | { readonly kind: 'ask' | 'wait' | 'close' }
    | { readonly kind: 'open'; readonly user: string }
    | { readonly kind: 'pass'; readonly time: number }
    | { readonly kind: 'answer'; readonly which: number; readonly status: number }
    | { readonly kind: 'fail'; readonly which: number }
  const steps: fc.Arbitrary<Step[]> = fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('ask' as const) }) },
      fc.record({ kind: fc.constantFrom('wait' as const, 'close' as const) }),
      {
        weight: 2,
        arbitrary: fc.record({ kind: fc.constant('open' as const), user: fc.constantFrom('A', 'B') }),
      },
      fc.record({ kind: fc.constant('pass' as const), time: fc.nat({ max: 30_000 }) }),
      {
        weight: 4,
        arbitrary: fc.record({
          kind: fc.constant('answer' as const),
          which: fc.nat({ max: 20 }),
          status: fc.constantFrom(200, 401, 500),
        }),
      },
      fc.record({ kind: fc.constant('fail' as const), which: fc.nat({ max: 20 }) }),
    ),
    { maxLength: 60 },
  )

  async function run(list: readonly Step[]) {
    const { clock, http, session, ask } = setUp()
    const asked: { outcome: Outcome; owner: string | null; path: string; at: number; over: number }[] = []
    let tokens = 0
    for (const step of list) {
      if (step.kind === 'ask') {
        const path = `/${String(asked.length)}`
        const owner = session.view().userId
        asked.push({ outcome: ask({ method: 'POST', path, parse }), owner, path, at: clock.now(), over: 0 })
      }
      if (step.kind === 'wait') session.wait()
      if (step.kind === 'close') session.close()
      if (step.kind === 'open') session.open(`${step.user}${String(++tokens)}`, step.user)
      if (step.kind === 'pass') await clock.advance(step.time)
      if (step.kind === 'answer') http.sent[step.which]?.answer(step.status)
      if (step.kind === 'fail') http.sent[step.which]?.fail('network')
      await settle()
    }
    await clock.advance(GATE_TIMEOUTS.overall)
    return { clock, http, session, asked }
  }

  it('settles every request exactly once within its overall time and leaves no timer', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const { clock, asked } = await run(list)
        expect(asked.map(({ outcome }) => outcome.settled)).toEqual(asked.map(() => 1))
        expect(clock.pending).toBe(0)
      }),
      { numRuns: 300 },
    )
  })

  it('sends a request at most twice, and only with tokens of the user it was made for', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const { http, asked } = await run(list)
        for (const { path, owner } of asked) {
          const sent = http.sent.filter(({ request }) => request.url.endsWith(path))
          expect(sent.length).toBeLessThanOrEqual(2)
          const users = sent.map(({ request }) => request.header.Authorization?.charAt('Bearer '.length))
          expect(new Set(users).size).toBeLessThanOrEqual(1)
          expect(owner === null || users.every((user) => user === owner)).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('rejects each token at most once', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const { session } = await run(list)
        const refusals = [...session.rejected, ...session.refused]
        expect(new Set(refusals).size).toBe(refusals.length)
      }),
    )
  })
})
