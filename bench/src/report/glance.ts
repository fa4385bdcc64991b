import type { Outcome } from '../storm/run-storm'
import type { Scenario } from '../storm/scenario'
import { spreadOf, type Spread } from '../storm/spread'
import { MANY_SEEDS, type Storm } from '../storm/storms'
import { decimal, table, whole } from './table'

const N = 1000

interface Cell {
  readonly title: string
  readonly scenario: Scenario['id']
  readonly pick: (outcome: Outcome) => number | null
  /** Of several seeds, the median where nothing else is said. */
  readonly of?: keyof Spread
  readonly digits?: number
}

const CELLS: readonly Cell[] = [
  { title: '`wx.login`', scenario: 'uniform', pick: ({ logins }) => logins },
  { title: 'requests', scenario: 'uniform', pick: ({ requests }) => requests },
  { title: '× limit', scenario: 'uniform', pick: ({ ratio }) => ratio, digits: 2 },
  { title: 'jitter: × limit', scenario: 'jitter', pick: ({ ratio }) => ratio, digits: 2 },
  { title: 'one session per user: failed', scenario: 'revoke', pick: ({ failed }) => failed, of: 'max' },
  { title: '`wx.login` silent: hung', scenario: 'hangs', pick: ({ hung }) => hung },
  { title: '`wx.login` fails: hung', scenario: 'fails', pick: ({ hung }) => hung },
  { title: 'all refused: requests', scenario: 'refused', pick: ({ requests }) => requests },
]

/** One row for each client, N = 1,000: what matters most in each scenario. */
export function glanceTable(storms: readonly Storm[]): string {
  const main = storms.filter(isMain)
  const clients = [...new Set(main.map(({ client }) => client))]
  const columns = [{ title: 'client' }, ...CELLS.map(({ title }) => ({ title, isNumber: true }))]
  const rows = clients.map((client) => {
    const own = main.filter((storm) => storm.client === client)
    return [client, ...CELLS.map((cell) => show(own, cell))]
  })
  return table(columns, rows)
}

/** The runs of 1,000 requests that every client took part in. */
export function isMain({ n, outcomes }: Storm): boolean {
  return n === N && outcomes.length < MANY_SEEDS
}

function show(storms: readonly Storm[], { scenario, pick, of = 'median', digits = 0 }: Cell): string {
  const storm = storms.find((candidate) => candidate.scenario.id === scenario)
  const value = spreadOf(storm?.outcomes.map(pick) ?? [])?.[of]
  if (value === undefined) return '–'
  return digits === 0 ? whole(value) : decimal(value, digits)
}
