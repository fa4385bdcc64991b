import fc from 'fast-check'
import { toSessionRecord } from '../../miniprogram/core/session'
import { garbage, malformedRecord } from '../support/arbitraries'
import { LaunchRun, TAPS, type LaunchStorage, type Step } from '../support/launch-run'

const kept = { token: 'kept-A-1', userId: 'A', issuedAt: 1 }
const record = toSessionRecord(kept)

const launchStorage: fc.Arbitrary<LaunchStorage> = fc.oneof(
  fc.constant({ record: undefined, tokens: {} }),
  { weight: 3, arbitrary: fc.constant({ record, tokens: { [kept.token]: 'A' } }) },
  fc.constant({ record, tokens: {} }),
  fc.constant({ record: { ...record, version: 2 }, tokens: {} }),
  fc.oneof(malformedRecord, garbage).map((malformed) => ({ record: malformed, tokens: {} })),
)

const faults = {
  wxLogin: fc.record({
    kind: fc.constant('wxLogin' as const),
    mode: fc.constantFrom('ok' as const, 'fails' as const, 'hangs' as const),
    latency: fc.constantFrom(20, 900, 3_500, 4_500, 7_000),
  }),
  storage: fc.record({
    kind: fc.constant('storage' as const),
    mode: fc.constantFrom('ok' as const, 'full' as const, 'broken' as const),
  }),
  network: fc.record({ kind: fc.constant('network' as const), isOnline: fc.boolean() }),
  key: fc.record({
    kind: fc.constant('key' as const),
    state: fc.constantFrom('valid' as const, 'expired' as const, 'unknown' as const),
  }),
  backend: fc.record({
    kind: fc.constant('backend' as const),
    status: fc.constantFrom(0, 0, 400, 403, 429, 500, 503),
  }),
  silence: fc.record({ kind: fc.constant('silence' as const), isSilent: fc.boolean() }),
}

const kinds: Readonly<Record<string, fc.Arbitrary<Step>>> = {
  ...faults,
  ...Object.fromEntries(TAPS.map((kind) => [kind, fc.constant({ kind })])),
  refuseTokens: fc.record({ kind: fc.constant('refuseTokens' as const), isOn: fc.boolean() }),
  revoke: fc.constant({ kind: 'revoke' }),
  user: fc.record({ kind: fc.constant('user' as const), name: fc.constantFrom('A', 'B') }),
  pass: fc.record({
    kind: fc.constant('pass' as const),
    time: fc.constantFrom(1, 20, 50, 100, 300, 1_000, 2_500, 4_000, 5_000, 10_000, 60_000),
  }),
}

/** Each run draws a random part of what can happen: walks that mix everything miss what needs many of one kind. */
const steps: fc.Arbitrary<Step[]> = fc
  .subarray(Object.keys(kinds), { minLength: 3 })
  .map((drawn) => [...drawn, 'logIn', 'pass'].flatMap((kind) => kinds[kind] ?? []))
  .chain((drawn) => fc.array(fc.oneof(...drawn), { maxLength: 40 }))

const someFaults = fc.record(faults, { requiredKeys: [] }).map((drawn): Step[] => Object.values(drawn))

async function live(
  launch: LaunchStorage,
  faulty: readonly Step[],
  list: readonly Step[],
): Promise<LaunchRun> {
  const run = new LaunchRun(launch, faulty)
  await run.start()
  for (const step of list) {
    await run.take(step)
    if (run.broken.length > 0) break
  }
  return run
}

describe('the app, from any launch through anything that can happen', () => {
  it('keeps its promises, and is logged in again after one tap once everything works', async () => {
    await fc.assert(
      fc.asyncProperty(launchStorage, someFaults, steps, async (launch, faulty, list) => {
        const run = await live(launch, faulty, list)
        expect(run.broken).toEqual([])
        await run.heal()
        expect(run.broken).toEqual([])
        expect(run.app.session.state).toBe('loggedIn')
      }),
      { numRuns: Number(process.env.RUNS ?? 200) },
    )
  }, 600_000)
})
