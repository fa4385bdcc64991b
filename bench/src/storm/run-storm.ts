import { settle, VirtualClock } from '../../../test/support/virtual-clock'
import { Phone } from '../phone/phone'
import { createPhoneRealm } from '../realm/phone-realm'
import type { Client, Subject } from '../subjects/subject'
import { limitOf, pathOf } from './limit'
import { BAD_PATH, type Scenario } from './scenario'

/** What one storm of requests came to. */
export interface Outcome {
  readonly logins: number
  /** `wx.request`s of every kind. */
  readonly requests: number
  /** Of the healthy requests. */
  readonly failed: number
  /** Healthy requests that were not answered in ten minutes. */
  readonly hung: number
  /** Milliseconds until the last healthy request was settled; null when none was. */
  readonly time: number | null
  /** {@link time} as a multiple of the platform's own limit; null when nobody can succeed or not everybody did. */
  readonly ratio: number | null
  /** What the failed ones were told, each once. */
  readonly errors: readonly string[]
}

/** What an app does at its launch is over by then. */
const LAUNCH_TIME = 10_000
/** What is not settled by then counts as hung. */
const PATIENCE = 600_000

/** Launches the client with a good session, ends the session at the server, and sends `n` requests at once. */
export async function runStorm(
  subject: Subject,
  scenario: Scenario,
  n: number,
  seed: number,
): Promise<Outcome> {
  const phone = new Phone(new VirtualClock(), subject.dialect)
  phone.server.tokens.add('stored')
  subject.store(phone, 'stored')
  const client = subject.launch(createPhoneRealm(subject.modules, phone, { seed }))
  await phone.clock.advance(LAUNCH_TIME)

  phone.reset()
  phone.server.tokens.clear()
  phone.delays = scenario.delays(seed)
  scenario.prepare(phone)
  const results = new Results(phone)
  send(client, n, scenario.bad(n), results)
  await phone.clock.advance(PATIENCE)
  await settle()

  const { failed, settled, time, errors } = results
  const isDone = scenario.canSucceed && failed === 0 && settled === n && time !== null
  return {
    ...phone.counts,
    failed,
    hung: n - settled,
    time,
    ratio: isDone ? time / limitOf(n, phone.delays) : null,
    errors: [...errors].sort(),
  }
}

/** The bad ones lie evenly among the others, the first of them in front. */
function send(client: Client, n: number, bad: number, results: Results): void {
  for (let index = 0; index < n; index++) {
    if (bad > 0 && index % Math.ceil(n / bad) === 0) client.get(BAD_PATH).catch(() => undefined)
    client.get(pathOf(index)).then(results.succeed, results.fail)
  }
}

class Results {
  failed = 0
  settled = 0
  time: number | null = null
  readonly errors = new Set<string>()
  private readonly phone: Phone
  private readonly start: number

  constructor(phone: Phone) {
    this.phone = phone
    this.start = phone.clock.now()
  }

  readonly succeed = (): void => {
    this.settled++
    this.time = this.phone.clock.now() - this.start
  }

  readonly fail = (error: unknown): void => {
    this.failed++
    this.errors.add(nameOf(error))
    this.succeed()
  }
}

/** Whatever the client gives its caller to tell errors apart. */
function nameOf(error: unknown): string {
  const { code, type, name } = error as { code?: unknown; type?: unknown; name?: unknown }
  for (const value of [code, type, name]) {
    if (typeof value === 'string' || typeof value === 'number') return String(value)
  }
  return 'nothing to tell it by'
}
