import { measureSetData } from './pages/set-data'
import { bindsOnce, PROMISES, type Promised } from './promises'
import { SCENARIOS } from './storm/scenario'
import { runSeeds } from './storm/storms'
import { createOurs } from './subjects/ours'

const ours = createOurs()
let failures = 0

function report(title: string, broken: readonly unknown[]): void {
  console.log(`${broken.length === 0 ? 'ok  ' : 'FAIL'} ${title}`)
  broken.forEach((details) => console.log(`     ${JSON.stringify(details)}`))
  failures += broken.length
}

async function check({ scenario: id, text, seeds = 1, holds }: Promised): Promise<void> {
  const scenario = SCENARIOS.find((candidate) => candidate.id === id)
  if (scenario === undefined) throw new Error(`no scenario "${id}"`)
  const { outcomes } = await runSeeds(ours, scenario, 1000, seeds)
  const broken = outcomes.map((outcome, index) => ({ seed: index + 1, ...outcome }))
  report(
    `${scenario.name}${seeds > 1 ? `, ${seeds} seeds` : ''}: ${text}`,
    broken.filter((outcome) => !holds(outcome)),
  )
}

for (const promised of PROMISES) await check(promised)
const pages = await measureSetData(ours)
report(
  'setData: at most one call by the binding in a tick, one when it is attached',
  pages.filter((page) => !bindsOnce(page)),
)
process.exitCode = failures === 0 ? 0 : 1
