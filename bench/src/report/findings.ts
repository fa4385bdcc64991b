import type { Measurements } from '../measurements'
import type { Outcome } from '../storm/run-storm'
import { spreadOf } from '../storm/spread'
import type { Storm } from '../storm/storms'
import { isMain } from './glance'
import { decimal, whole } from './table'

/** Sentences about the numbers. Each is written only when this run's numbers show it. */
export function findings({ storms, sizes, startups }: Measurements): string {
  const [first] = sizes
  const ours = first?.client ?? ''
  return [
    oneLogin(storms, ours),
    fewestRequests(storms.filter(isMain), ours),
    probe(storms, ours),
    silentLogin(storms.filter(isMain), ours),
    price({ sizes, startups }, ours),
  ]
    .filter((sentence) => sentence !== null)
    .map((sentence) => `- ${sentence}`)
    .join('\n')
}

function oneLogin(storms: readonly Storm[], ours: string): string | null {
  const all = storms.filter(({ client, n, scenario }) => client === ours && n === 1000 && scenario.canSucceed)
  const outcomes = all.flatMap((storm) => storm.outcomes)
  const isClean = outcomes.every(({ logins, failed, hung }) => logins === 1 && failed === 0 && hung === 0)
  const ratio = spreadOf(outcomes.map((outcome) => outcome.ratio))
  if (!isClean || ratio === null) return null
  return `In ${whole(outcomes.length)} runs of 1,000 requests that could succeed, ${ours} called \`wx.login\` once in each, lost no request, and took ${decimal(ratio.min, 2)} to ${decimal(ratio.max, 2)} times the limit.`
}

function fewestRequests(storms: readonly Storm[], ours: string): string | null {
  const sent = (client: string, id: string): number =>
    medianOf(storms, client, id, ({ requests }) => requests) ?? Infinity
  const ids = [...new Set(storms.map(({ scenario }) => scenario.id))]
  const peers = [...new Set(storms.map(({ client }) => client))].filter((client) => client !== ours)
  const isLeast = ids
    .filter((id) => id !== 'hangs' && id !== 'fails')
    .every((id) => peers.every((peer) => sent(ours, id) < sent(peer, id)))
  return isLeast
    ? `Wherever a login succeeds, ${ours} sends fewer requests for 1,000 callers than every other client here.`
    : null
}

/** Where it is not the quickest. */
function probe(storms: readonly Storm[], ours: string): string | null {
  const ten = storms.filter(({ n, scenario }) => n === 10 && scenario.id === 'uniform')
  const ratios = ten.map(({ client, outcomes }) => ({ client, ratio: outcomes[0]?.ratio ?? Infinity }))
  const own = ratios.find(({ client }) => client === ours)?.ratio
  const best = Math.min(...ratios.filter(({ client }) => client !== ours).map(({ ratio }) => ratio))
  if (own === undefined || !Number.isFinite(own) || own <= best) return null
  return `Ten requests at once take it longer: ${decimal(own, 2)} times the limit, the quickest of the others ${decimal(best, 2)}. After a login one request tries the new token before the rest follow.`
}

function silentLogin(storms: readonly Storm[], ours: string): string | null {
  const runs = storms.filter(({ scenario }) => scenario.id === 'hangs')
  const hung = runs.filter(({ outcomes }) => outcomes.every((outcome) => outcome.hung === 1000))
  const own = runs.find(({ client }) => client === ours)?.outcomes[0]
  if (own === undefined || own.time === null || own.hung > 0 || hung.length !== runs.length - 1) return null
  return `When \`wx.login\` never calls back, all 1,000 callers of ${ours} are told after ${decimal(own.time / 1000, 2)} s (${own.errors.map((error) => `\`${error}\``).join(', ')}); those of the other clients wait for ever.`
}

function price({ sizes, startups }: Pick<Measurements, 'sizes' | 'startups'>, ours: string): string | null {
  const wholes = sizes.filter(({ part }) => part === null)
  const own = wholes.find(({ client }) => client === ours)
  const smallest = [...wholes].sort((a, b) => a.zipped - b.zipped)[0]
  const quickest = [...startups].sort((a, b) => a.milliseconds - b.milliseconds)[0]
  const start = startups.find(({ client }) => client === ours)
  if (!own || !smallest || !quickest || !start) return null
  if (own === smallest || start === quickest) return null
  return `The price: ${whole(own.zipped)} bytes gzipped, ${decimal(own.zipped / smallest.zipped, 1)} times ${smallest.client}; and ${decimal(start.milliseconds, 0)} ms of processor time to load and start on this machine, where ${quickest.client} takes ${decimal(quickest.milliseconds, 1)} ms.`
}

function medianOf(
  storms: readonly Storm[],
  client: string,
  id: string,
  pick: (outcome: Outcome) => number,
): number | null {
  const storm = storms.find((candidate) => candidate.client === client && candidate.scenario.id === id)
  return spreadOf(storm?.outcomes.map(pick) ?? [])?.median ?? null
}
