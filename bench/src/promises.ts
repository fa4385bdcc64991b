import type { PageCost } from './pages/set-data'
import type { Outcome } from './storm/run-storm'
import type { Scenario } from './storm/scenario'

/** Something that the project promises of its own client. */
export interface Promised {
  readonly scenario: Scenario['id']
  readonly text: string
  readonly seeds?: number
  readonly holds: (outcome: Outcome) => boolean
}

/** A request, `wx.login` timing out, and some air. */
const FIRST_TIMEOUT = 50 + 5_000 + 50

const isClean = ({ logins, failed, hung }: Outcome): boolean => logins === 1 && failed === 0 && hung === 0

const isToldBy = (code: string, { failed, hung, errors }: Outcome): boolean =>
  failed === 1000 && hung === 0 && errors.length === 1 && errors[0] === code

/** Each of a storm of 1,000 requests. */
export const PROMISES: readonly Promised[] = [
  {
    scenario: 'uniform',
    text: '1 wx.login, nothing failed or hung, at most 1,011 requests and 1.03 × the limit',
    holds: (outcome) =>
      isClean(outcome) && outcome.requests <= 1011 && outcome.ratio !== null && outcome.ratio <= 1.03,
  },
  { scenario: 'jitter', text: '1 wx.login, nothing failed or hung', seeds: 100, holds: isClean },
  { scenario: 'revoke', text: '1 wx.login, nothing failed or hung', seeds: 100, holds: isClean },
  {
    scenario: 'hangs',
    text: 'everybody is told `timeout` when the first attempt times out',
    holds: (outcome) =>
      isToldBy('timeout', outcome) && outcome.time !== null && outcome.time <= FIRST_TIMEOUT,
  },
  {
    scenario: 'fails',
    text: 'everybody is told `network`',
    holds: (outcome) => isToldBy('network', outcome),
  },
  {
    scenario: 'refused',
    text: 'at most 2 wx.login and 20 requests, everybody is told `unauthorized`',
    holds: (outcome) => isToldBy('unauthorized', outcome) && outcome.logins <= 2 && outcome.requests <= 20,
  },
  {
    scenario: 'bad',
    text: 'every healthy request succeeds',
    holds: ({ failed, hung }) => failed === 0 && hung === 0,
  },
]

/** One binding per page: it calls `setData` once in a tick, and once when it is attached. */
export function bindsOnce({ atAttach, mostInOneTick }: PageCost): boolean {
  return atAttach <= 1 && mostInOneTick <= 1
}
