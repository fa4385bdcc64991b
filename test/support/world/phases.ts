import fc from 'fast-check'
import { SPEC } from './arbitrary-steps'
import type { Stored } from './run'
import type { RequestSpec, Step, Tap } from './step'

/** A stretch of foreground time that is long enough for everything to come to rest. */
const PHASE_TIME = 90_000

/** The app goes to the background once. */
export interface Absence {
  /** Milliseconds of the phase until then. */
  readonly after: number
  readonly lasts: number
  readonly freezesAfter: number
}

/** What happens at once, in a world that stays as it is until the next phase. */
export interface Phase {
  readonly world: readonly Step[]
  readonly tap: Tap | null
  readonly requests: readonly RequestSpec[]
  readonly absences: readonly Absence[]
}

export interface Story {
  readonly stored: Stored
  readonly seed: number
  readonly phases: readonly Phase[]
}

/** The steps of a story, with the app hidden now and then or shown all the time; each phase ends at the same moment. */
export function toSteps({ world, tap, requests, absences }: Phase, isHiddenAtTimes: boolean): Step[] {
  const steps: Step[] = [...world]
  if (tap !== null) steps.push({ kind: 'tap', tap })
  steps.push(...requests.map((spec): Step => ({ kind: 'request', ...spec })))
  let left = PHASE_TIME
  for (const { after, lasts, freezesAfter } of isHiddenAtTimes ? absences : []) {
    const hidden: Step[] = [{ kind: 'hide', freezesAfter }, { kind: 'wait', ms: lasts }, { kind: 'show' }]
    steps.push({ kind: 'wait', ms: after }, ...hidden)
    left -= after
  }
  return [...steps, { kind: 'wait', ms: left }]
}

/** Faults that last: what comes late or twice depends on the moment, and a moment in the background is another one. */
const lasting: readonly (readonly Step[])[] = [
  [],
  [],
  [{ kind: 'revoke' }],
  [{ kind: 'user', user: 'B' }, { kind: 'revoke' }],
  [{ kind: 'login', mode: 'fails' }, { kind: 'revoke' }],
  [{ kind: 'login', mode: 'hangs' }, { kind: 'revoke' }],
  [{ kind: 'http', mode: 'hangs' }],
  [{ kind: 'network', mode: 'off' }],
  [{ kind: 'network', mode: 'off' }, { kind: 'revoke' }],
  [{ kind: 'server', faults: { status: 503 } }],
  [{ kind: 'server', faults: { refusesEveryToken: true } }],
  [{ kind: 'server', faults: { loginStatus: 403 } }, { kind: 'revoke' }],
]

const HEALED: readonly Step[] = [
  { kind: 'login', mode: 'ok' },
  { kind: 'http', mode: 'ok' },
  { kind: 'network', mode: 'on' },
  { kind: 'server', faults: { status: 0, refusesEveryToken: false, loginStatus: 0 } },
]

/**
 * Whether an `optional` request goes with the token depends on the moment, and what changes something without a token
 * is not sent again after an interruption.
 */
const spec = fc.oneof(
  { weight: 4, arbitrary: fc.record({ ...SPEC, auth: fc.constantFrom('required', 'required', 'login') }) },
  { weight: 1, arbitrary: fc.record({ ...SPEC, auth: fc.constant('none'), method: fc.constant('GET') }) },
)

const phase: fc.Arbitrary<Phase> = fc.record({
  world: fc.constantFrom(...lasting).map((faults) => [...HEALED, ...faults]),
  tap: fc.constantFrom<(Tap | null)[]>(null, null, 'button', 'button', 'retry', 'logout'),
  requests: fc.array(spec, { maxLength: 15 }),
  absences: fc.array(
    fc.record({
      after: fc.constantFrom(0, 1, 10, 25, 60, 150, 400, 1_500, 6_000),
      lasts: fc.constantFrom(1, 300, 4_000, 6_000, 30_000),
      freezesAfter: fc.constantFrom(0, 2_000, 5_000),
    }),
    { minLength: 1, maxLength: 2 },
  ),
})

/** Short enough in all that the budget of relogins does not refill on the way. */
export const stories: fc.Arbitrary<Story> = fc.record({
  stored: fc.constantFrom<Stored[]>('nothing', 'good', 'revoked'),
  seed: fc.nat(999_999),
  phases: fc.array(phase, { minLength: 1, maxLength: 3 }),
})
