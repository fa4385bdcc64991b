import type { Subject } from '../subjects/subject'
import { runStorm, type Outcome } from './run-storm'
import { SCENARIOS, type Scenario } from './scenario'

/** How many requests meet the ended session at once. */
export const SIZES = [1, 10, 100, 1000] as const

/** For the first client also this many, where something is random. */
export const MANY_SEEDS = 100

/** All runs of one client in one scenario. */
export interface Storm {
  readonly scenario: Scenario
  readonly client: string
  readonly n: number
  readonly outcomes: readonly Outcome[]
}

/** Every scenario with every number of requests and every client. */
export async function runStorms([ours, ...peers]: readonly [Subject, ...Subject[]]): Promise<Storm[]> {
  const storms: Storm[] = []
  for (const scenario of SCENARIOS) {
    for (const n of SIZES) {
      for (const subject of [ours, ...peers]) {
        storms.push(await runSeeds(subject, scenario, n, scenario.seeds))
      }
    }
    if (scenario.seeds > 1) storms.push(await runSeeds(ours, scenario, 1000, MANY_SEEDS))
  }
  return storms
}

/** One client in one scenario, once for each of the seeds 1, 2, 3, … */
export async function runSeeds(
  subject: Subject,
  scenario: Scenario,
  n: number,
  seeds: number,
): Promise<Storm> {
  const outcomes: Outcome[] = []
  for (let seed = 1; seed <= seeds; seed++) outcomes.push(await runStorm(subject, scenario, n, seed))
  return { scenario, client: subject.name, n, outcomes }
}
