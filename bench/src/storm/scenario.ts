import { jitter, uniform, type Delays } from '../phone/delays'
import type { Phone } from '../phone/phone'

/** What goes wrong while many requests meet the ended session. */
export interface Scenario {
  readonly id: 'uniform' | 'jitter' | 'revoke' | 'hangs' | 'fails' | 'refused' | 'bad'
  readonly name: string
  /** One sentence for the reader. */
  readonly about: string
  /** Drawn anew for each seed; one seed is enough where nothing is random. */
  readonly delays: (seed: number) => Delays
  readonly seeds: number
  /** Every request can succeed, so there is a limit to compare the time with. */
  readonly canSucceed: boolean
  /** Called when the launch is over and the session has just ended. */
  readonly prepare: (phone: Phone) => void
  /** How many requests to the bad endpoint go among `n` others. */
  readonly bad: (n: number) => number
}

/** The endpoint that refuses every token. */
export const BAD_PATH = '/bad/0'

const JITTER_SEEDS = 10

const plain = {
  delays: () => uniform,
  seeds: 1,
  canSucceed: true,
  prepare: () => undefined,
  bad: () => 0,
} satisfies Partial<Scenario>

export const SCENARIOS: readonly Scenario[] = [
  { ...plain, id: 'uniform', name: 'Uniform', about: 'Every request takes 50 ms.' },
  {
    ...plain,
    id: 'jitter',
    name: 'Jitter',
    about: 'A request takes 20 to 400 ms; ten seeds.',
    delays: jitter,
    seeds: JITTER_SEEDS,
  },
  {
    ...plain,
    id: 'revoke',
    name: 'Jitter, and a login ends the tokens before it',
    about: 'As jitter, on a server that keeps one session per user; ten seeds.',
    delays: jitter,
    seeds: JITTER_SEEDS,
    prepare: ({ server }) => void (server.revokesOlderTokens = true),
  },
  {
    ...plain,
    id: 'hangs',
    name: '`wx.login` never calls back',
    about: 'Nobody can succeed. What counts is that everybody is told.',
    canSucceed: false,
    prepare: (phone) => void (phone.loginMode = 'hangs'),
  },
  {
    ...plain,
    id: 'fails',
    name: '`wx.login` fails',
    about: 'Each time, after 20 ms. Nobody can succeed.',
    canSucceed: false,
    prepare: (phone) => void (phone.loginMode = 'fails'),
  },
  {
    ...plain,
    id: 'refused',
    name: 'The server refuses every token',
    about: 'Logins succeed, requests never do. What counts is how little is sent before one gives up.',
    canSucceed: false,
    prepare: ({ server }) => void (server.refusesEveryToken = true),
  },
  {
    ...plain,
    id: 'bad',
    name: 'One bad endpoint among healthy ones',
    about:
      'For every ten requests there is one more, to an endpoint that refuses every token. Only the healthy ones are counted as failed or hung.',
    canSucceed: false,
    prepare: ({ server }) => void server.refusingPaths.add(BAD_PATH),
    bad: (n) => Math.ceil(n / 10),
  },
]
