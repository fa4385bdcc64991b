import type { Scenario } from '../support/world/arbitrary-steps'
import { check, explain } from '../support/world/check'
import { run } from '../support/world/run'

const { MODEL_SEED = '42', MODEL_PATH, MODEL_STEPS, MODEL_STEPS_TOTAL = '100000' } = process.env

/** Longest run, and how many steps one has on average. */
const LENGTH = 200
const AVERAGE = 85

jest.setTimeout(3_600_000)

describe('the session under random steps', () => {
  it('keeps every statement', async () => {
    if (MODEL_STEPS !== undefined) {
      const { steps, ...options } = JSON.parse(MODEL_STEPS) as Scenario
      await run(steps, options)
      return
    }
    const started = performance.now()
    const report = await check({
      runs: Math.ceil(Number(MODEL_STEPS_TOTAL) / AVERAGE),
      seed: Number(MODEL_SEED),
      path: MODEL_PATH,
      length: LENGTH,
    })
    const seconds = (performance.now() - started) / 1_000
    process.stdout.write(`${JSON.stringify({ ...report, failure: report.failure !== null, seconds })}\n`)
    if (report.failure !== null) throw new Error(explain(report.failure))
  })
})
