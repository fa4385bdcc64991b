import { createMinapp } from './minapp'
import { createOurs } from './ours'
import type { Subject } from './subject'
import { createWafer } from './wafer'
import { createWafer2 } from './wafer2'

/** Ours first. */
export function createSubjects(): readonly [ours: Subject, ...peers: Subject[]] {
  return [createOurs(), createWafer2(), createWafer(), createMinapp()]
}
