import type { AnyStateMachine } from 'xstate'
import { appMachine } from '../../miniprogram/machines/app.machine'
import { MACHINES } from '../../miniprogram/composition/provide-machines'
import { TransitionCoverage, transitionsOf } from '../support/transitions'
import type { Scenario } from '../support/world/arbitrary-steps'
import { check, explain } from '../support/world/check'
import { run } from '../support/world/run'

/**
 * - `MODEL_STEPS_TOTAL`: how many steps; a million in `npm run test:soak`.
 * - `MODEL_SEED`, `MODEL_PATH`: a failing run again, as it was printed.
 * - `MODEL_STEPS`: one run, as it was printed or as written by hand.
 */
const { MODEL_STEPS_TOTAL = '100000', MODEL_SEED = '42', MODEL_PATH, MODEL_STEPS } = process.env

/** Steps of the longest run, and what every long series of runs takes at least, on average. */
const LONGEST = 200
const AVERAGE = 85

jest.setTimeout(3_600_000)

describe('the session under random steps', () => {
  it('keeps the ten statements', async () => {
    if (MODEL_STEPS !== undefined) {
      const { steps, ...options } = JSON.parse(MODEL_STEPS) as Scenario
      await run(steps, options)
      return
    }
    const coverage = new TransitionCoverage()
    const started = performance.now()
    const { failure, ...totals } = await check({
      runs: Math.ceil(Number(MODEL_STEPS_TOTAL) / AVERAGE),
      seed: Number(MODEL_SEED),
      path: MODEL_PATH,
      length: LONGEST,
      inspect: coverage.inspect,
    })
    if (failure !== null) throw new Error(explain(failure))
    const seconds = Math.round((performance.now() - started) / 100) / 10
    process.stdout.write(`model: ${JSON.stringify({ ...totals, seconds })}\n${describeCoverage(coverage)}`)
    // A replay is one run.
    const wanted = MODEL_PATH === undefined ? Number(MODEL_STEPS_TOTAL) : 1
    expect(totals.steps).toBeGreaterThanOrEqual(wanted)
  })
})

/** What no run took: mostly what only a fault of our own could cause. */
function describeCoverage(coverage: TransitionCoverage): string {
  const machines: readonly AnyStateMachine[] = [appMachine, ...Object.values(MACHINES)]
  const lines = machines.map((machine) => {
    const all = transitionsOf(machine)
    const missing = coverage.missing(all)
    const share = `${machine.id}: ${String(all.size - missing.length)} of ${String(all.size)} transitions`
    return [share, ...missing.map((transition) => `  never ${transition}`)].join('\n')
  })
  return `${lines.join('\n')}\n`
}
