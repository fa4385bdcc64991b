import { VirtualClock } from '../../../test/support/virtual-clock'
import { Phone } from '../phone/phone'
import { minify } from '../realm/modules'
import { createPhoneRealm } from '../realm/phone-realm'
import type { Modules } from '../realm/realm'
import type { Subject } from '../subjects/subject'
import { median, processorTime } from './measure'

/** What it costs to have a client ready. */
export interface Startup {
  readonly client: string
  /** Milliseconds of processor time from the first `require` to the end of the synchronous start. */
  readonly milliseconds: number
  /** As a multiple of the first client's. */
  readonly ratio: number
}

export const STARTUP_ROUNDS = 31

/** Loads and starts each client in a fresh realm, in turns; the median counts. */
export function measureStartups(subjects: readonly Subject[]): Startup[] {
  const uploaded = subjects.map((subject) => ({ ...subject, modules: minifyAll(subject.modules) }))
  const samples = new Map(subjects.map(({ name }) => [name, [] as number[]]))
  for (let round = 0; round < STARTUP_ROUNDS; round++) {
    for (const subject of uploaded) samples.get(subject.name)?.push(measureOnce(subject, round))
  }
  const medians = subjects.map(({ name }) => median(samples.get(name) ?? []))
  return subjects.map(({ name }, index) => {
    const milliseconds = medians[index] ?? NaN
    return { client: name, milliseconds, ratio: milliseconds / (medians[0] ?? NaN) }
  })
}

/** As DevTools uploads it. */
function minifyAll(modules: Modules): Modules {
  return new Map([...modules].map(([file, code]) => [file, minify(code)]))
}

function measureOnce(subject: Subject, round: number): number {
  const phone = new Phone(new VirtualClock(), subject.dialect)
  phone.server.tokens.add('stored')
  subject.store(phone, 'stored')
  // The engine keeps what it compiled by its text; a phone that starts an app has nothing kept.
  const unseen = new Map([...subject.modules].map(([file, code]) => [file, `${code}\n// ${round}`]))
  const realm = createPhoneRealm(unseen, phone)
  const start = processorTime()
  subject.launch(realm)
  return (processorTime() - start) / 1e6
}
