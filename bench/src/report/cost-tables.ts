import type { Cost } from '../costs/measure'
import type { Size } from '../costs/sizes'
import type { Startup } from '../costs/startup'
import type { PageCost, Total } from '../pages/set-data'
import { decimal, table, whole } from './table'

export function pageTable(pages: readonly PageCost[]): string {
  const total = ({ calls, bytes }: Total): string => (calls === 0 ? '0' : `${calls} (${bytes} B)`)
  const columns = [
    { title: 'event' },
    { title: 'page' },
    { title: 'at attach', isNumber: true },
    { title: 'by the binding', isNumber: true },
    { title: 'by the page', isNumber: true },
    { title: 'no-op', isNumber: true },
    { title: 'while hidden', isNumber: true },
    { title: 'most in one tick', isNumber: true },
  ]
  const rows = pages.map(({ event, route, atAttach, bound, own, noOp, hidden, mostInOneTick }) => [
    event,
    `\`${route}\``,
    whole(atAttach),
    total(bound),
    total(own),
    whole(noOp),
    total(hidden),
    whole(mostInOneTick),
  ])
  return table(columns, rows)
}

export function costTable(costs: readonly Cost[]): string {
  const columns = [
    { title: 'operation' },
    { title: 'what is in it' },
    { title: 'ns', isNumber: true },
    { title: 'ratio', isNumber: true },
  ]
  const rows = costs.map(({ name, about, nanoseconds, ratio }) => [
    name,
    about,
    whole(nanoseconds),
    whole(ratio),
  ])
  return table(columns, rows)
}

export function startupTable(startups: readonly Startup[]): string {
  const columns = [{ title: 'client' }, { title: 'ms', isNumber: true }, { title: 'ratio', isNumber: true }]
  const rows = startups.map(({ client, milliseconds, ratio }) => [
    client,
    decimal(milliseconds, 1),
    decimal(ratio, 2),
  ])
  return table(columns, rows)
}

export function sizeTable(sizes: readonly Size[]): string {
  const columns = [
    { title: 'client' },
    { title: 'part' },
    { title: 'files', isNumber: true },
    { title: 'minified, B', isNumber: true },
    { title: 'gzip, B', isNumber: true },
  ]
  const rows = sizes.map(({ client, part, files, minified, zipped }) => [
    client,
    part === null ? 'all of it' : `\`${part}\``,
    whole(files),
    whole(minified),
    whole(zipped),
  ])
  return table(columns, rows)
}
