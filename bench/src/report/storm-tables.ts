import { MANY_SEEDS, type Storm } from '../storm/storms'
import type { Outcome } from '../storm/run-storm'
import { SCENARIOS, type Scenario } from '../storm/scenario'
import { spreadOf } from '../storm/spread'
import { decimal, table, whole, type Column } from './table'

const COLUMNS: readonly Column[] = [
  { title: 'N', isNumber: true },
  { title: 'client' },
  { title: '`wx.login`', isNumber: true },
  { title: 'requests', isNumber: true },
  { title: 'failed', isNumber: true },
  { title: 'hung', isNumber: true },
  { title: 'time, s', isNumber: true },
  { title: '× limit', isNumber: true },
  { title: 'told' },
]

/** A section with one table for each scenario. */
export function stormSections(storms: readonly Storm[]): string {
  return SCENARIOS.map((scenario) => {
    const rows = storms.filter((storm) => storm.scenario === scenario).map(toRow)
    return [`### ${scenario.name}`, scenario.about, tableFor(scenario, rows)].join('\n\n')
  }).join('\n\n')
}

/** Where nobody can succeed there is no limit to compare with. */
function tableFor({ canSucceed }: Scenario, rows: readonly (readonly string[])[]): string {
  const kept = COLUMNS.flatMap(({ title }, index) => (title === '× limit' && !canSucceed ? [] : [index]))
  const pick = <T>(values: readonly T[]): T[] => kept.flatMap((index) => values.slice(index, index + 1))
  return table(pick(COLUMNS), rows.map(pick))
}

function toRow({ client, n, outcomes }: Storm): string[] {
  const each = (pick: (outcome: Outcome) => number | null, show: (value: number) => string): string => {
    const spread = spreadOf(outcomes.map(pick))
    if (spread === null) return '–'
    const texts = [spread.min, spread.median, spread.max].map(show)
    return new Set(texts).size === 1 ? (texts[0] ?? '') : texts.join(' / ')
  }
  const everyRatio = outcomes.every(({ ratio }) => ratio !== null)
  return [
    whole(n),
    outcomes.length === MANY_SEEDS ? `${client}, ${MANY_SEEDS} seeds` : client,
    each(({ logins }) => logins, whole),
    each(({ requests }) => requests, whole),
    each(({ failed }) => failed, whole),
    each(({ hung }) => hung, whole),
    each(
      ({ time }) => time,
      (value) => decimal(value / 1000, 2),
    ),
    everyRatio
      ? each(
          ({ ratio }) => ratio,
          (value) => decimal(value, 2),
        )
      : '–',
    [...new Set(outcomes.flatMap(({ errors }) => errors))].map((error) => `\`${error}\``).join(', '),
  ]
}
