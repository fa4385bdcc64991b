import fc from 'fast-check'
import type { ServerFaults } from './faults'
import type { RequestSpec, Step, StepKind } from './step'
import type { Stored } from './run'

/** What requests are drawn from. */
export const SPEC = {
  method: fc.constantFrom<RequestSpec['method'][]>(
    'GET',
    'GET',
    'GET',
    'POST',
    'POST',
    'PUT',
    'DELETE',
    'UPLOAD',
    'DOWNLOAD',
  ),
  auth: fc.constantFrom<RequestSpec['auth'][]>(
    'required',
    'required',
    'required',
    'login',
    'optional',
    'none',
  ),
  priority: fc.constantFrom<RequestSpec['priority'][]>('normal', 'normal', 'high', 'low'),
  endpoint: fc.nat(9),
}

const serverFaults = fc.constantFrom<Partial<ServerFaults>[]>(
  { revokesOnLogin: true },
  { revokesOnLogin: false },
  { refusesEveryToken: true },
  { refusesEveryToken: false },
  { status: 500 },
  { status: 503 },
  { status: 0 },
  { loginStatus: 403 },
  { loginStatus: 500 },
  { loginStatus: 0 },
  { badEndpoint: 3 },
  { badEndpoint: null },
)

/** How often a kind is drawn against the others, and what its steps look like. */
const KINDS: Readonly<Record<StepKind, readonly [number, fc.Arbitrary<Step>]>> = {
  request: [10, fc.record({ kind: fc.constant('request'), ...SPEC })],
  burst: [2, fc.record({ kind: fc.constant('burst'), count: fc.constantFrom(2, 3, 11, 25, 100), ...SPEC })],
  abort: [2, fc.record({ kind: fc.constant('abort'), nth: fc.nat(99) })],
  tap: [
    6,
    fc.record({
      kind: fc.constant('tap'),
      tap: fc.constantFrom('login', 'consent', 'button', 'button', 'cancel', 'logout', 'retry'),
    }),
  ],
  hammer: [
    1,
    fc.record({
      kind: fc.constant('hammer'),
      tap: fc.constantFrom('button', 'button', 'retry', 'logout'),
      count: fc.constantFrom(2, 5, 8),
      every: fc.constantFrom(10, 30, 100),
    }),
  ],
  wait: [
    10,
    fc.record({
      kind: fc.constant('wait'),
      ms: fc.constantFrom(0, 1, 10, 20, 50, 100, 300, 1_000, 5_000, 12_000, 70_000),
    }),
  ],
  login: [
    3,
    fc.record({
      kind: fc.constant('login'),
      mode: fc.constantFrom('ok', 'ok', 'fails', 'hangs', 'late', 'twice', 'repeats'),
    }),
  ],
  check: [
    1,
    fc.record({ kind: fc.constant('check'), mode: fc.constantFrom('valid', 'expired', 'unknown', 'hangs') }),
  ],
  http: [
    2,
    fc.record({
      kind: fc.constant('http'),
      mode: fc.constantFrom('ok', 'ok', 'fails', 'hangs', 'late', 'twice'),
    }),
  ],
  network: [
    2,
    fc.record({ kind: fc.constant('network'), mode: fc.constantFrom('on', 'on', 'off', 'silent') }),
  ],
  storage: [
    1,
    fc.record({ kind: fc.constant('storage'), mode: fc.constantFrom('ok', 'ok', 'full', 'broken', 'cut') }),
  ],
  server: [3, fc.record({ kind: fc.constant('server'), faults: serverFaults })],
  revoke: [3, fc.constant<Step>({ kind: 'revoke' })],
  user: [2, fc.record({ kind: fc.constant('user'), user: fc.constantFrom('A', 'B') })],
  hide: [2, fc.record({ kind: fc.constant('hide'), freezesAfter: fc.constantFrom(0, 2_000, 5_000) })],
  show: [2, fc.constant<Step>({ kind: 'show' })],
  relaunch: [1, fc.record({ kind: fc.constant('relaunch'), isHasty: fc.boolean() })],
  checkIn: [2, fc.constant<Step>({ kind: 'checkIn' })],
  refresh: [1, fc.constant<Step>({ kind: 'refresh' })],
  page: [
    1,
    fc.record({ kind: fc.constant('page'), to: fc.constantFrom('home', 'mine', 'agreement', 'back') }),
  ],
  stray: [
    1,
    fc.record({
      kind: fc.constant('stray'),
      nth: fc.nat(9),
      event: fc.constantFrom('session.rejected', 'session.refused'),
    }),
  ],
}

export const STEP_KINDS = Object.keys(KINDS) as StepKind[]

/** Without these a run is only a list of faults. */
const ALWAYS: readonly StepKind[] = ['request', 'wait', 'tap']

/**
 * Swarm testing: each run draws from a random subset of the step kinds, so that dense storms and long quiet stretches
 * both happen. What is drawn from every kind at once soon looks the same.
 */
export function swarm(maxLength: number, kinds: readonly StepKind[] = STEP_KINDS): fc.Arbitrary<Step[]> {
  return fc.subarray([...kinds], { minLength: 1 }).chain((drawn) => {
    const used = [...new Set([...ALWAYS, ...drawn])]
    const step = fc.oneof(...used.map((kind) => ({ weight: KINDS[kind][0], arbitrary: KINDS[kind][1] })))
    return fc.array(step, { minLength: 1, maxLength, size: 'max' })
  })
}

/** One run. */
export interface Scenario {
  readonly stored: Stored
  readonly seed: number
  readonly steps: Step[]
}

export function scenarios(maxLength: number, kinds?: readonly StepKind[]): fc.Arbitrary<Scenario> {
  return fc.record({
    stored: fc.constantFrom<Stored[]>('nothing', 'good', 'revoked', 'malformed'),
    seed: fc.nat(999_999),
    steps: swarm(maxLength, kinds),
  })
}
