import fc from 'fast-check'
import type { InspectionEvent } from 'xstate'
import type { SessionRules } from '../../../miniprogram/composition/create-services'
import { scenarios, type Scenario } from './arbitrary-steps'
import { run } from './run'
import type { StepKind } from './step'

export interface CheckOptions {
  readonly runs: number
  readonly seed: number
  /** Continues at a counterexample that fast-check has printed. */
  readonly path?: string | undefined
  /** Longest list of steps. */
  readonly length: number
  /** How many shorter runs are tried once one has failed; without end by default. */
  readonly shrinks?: number
  readonly kinds?: readonly StepKind[] | undefined
  readonly rules?: SessionRules
  readonly inspect?: (inspected: InspectionEvent) => void
}

/** What a series of random runs has shown. */
export interface Report {
  readonly runs: number
  readonly steps: number
  readonly requests: number
  readonly logins: number
  readonly failure: Failure | null
}

export interface Failure extends Scenario {
  readonly reason: string
  /** What MODEL_SEED and MODEL_PATH take. */
  readonly modelSeed: number
  readonly modelPath: string
}

/** Runs random scenarios until one fails, and shrinks that one. */
export async function check(options: CheckOptions): Promise<Report> {
  const { runs, seed, path, length, shrinks = Infinity, kinds, rules, inspect } = options
  let tried = -1
  const totals = { runs: 0, steps: 0, requests: 0, logins: 0 }
  const property = fc.asyncProperty(scenarios(length, kinds), async (scenario) => {
    if (tried >= 0 && tried++ >= shrinks) return
    try {
      const world = await run(scenario.steps, { ...scenario, ...(rules && { rules }), inspect })
      totals.runs++
      totals.steps += scenario.steps.length
      totals.requests += world.requests.all.length
      totals.logins += world.backend.issued.size
    } catch (error) {
      tried = Math.max(tried, 0)
      throw error
    }
  })
  // Thousands of expected errors are made and dropped: their stacks would cost a third of the time.
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  const details = await fc.check(
    property,
    path === undefined ? { numRuns: runs, seed } : { numRuns: 1, seed, path },
  )
  Error.stackTraceLimit = stackTraceLimit
  const [scenario] = details.counterexample ?? []
  const failure =
    scenario === undefined
      ? null
      : {
          ...scenario,
          reason: String(details.errorInstance),
          modelSeed: details.seed,
          modelPath: details.counterexamplePath ?? '',
        }
  return { ...totals, runs: details.failed ? details.numRuns : totals.runs, failure }
}

/** The words for a failure: why, how to see it again, and the steps. */
export function explain({ reason, modelSeed, modelPath, stored, seed, steps }: Failure): string {
  return [
    reason,
    `MODEL_SEED=${String(modelSeed)} MODEL_PATH=${modelPath} npx jest test/model/session`,
    `MODEL_STEPS='${JSON.stringify({ stored, seed, steps })}' npx jest test/model/session`,
  ].join('\n')
}
