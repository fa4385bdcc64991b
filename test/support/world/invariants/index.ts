import type { Invariant } from '../moments'
import { everyRequestSettles } from './every-request-settles'
import { hidingCostsNothing } from './hiding-costs-nothing'
import { itComesBack } from './it-comes-back'
import { memoryAndStorageAgree } from './memory-and-storage'
import { nothingIsLost } from './nothing-is-lost'
import { nothingOfAnotherUser } from './nothing-of-another-user'
import { oneLoginAtATime } from './one-login-at-a-time'
import { oneRequestProbes, refusalsAreBounded } from './refusals-are-bounded'
import { requestsKeepTheirUser } from './requests-keep-their-user'
import { tenSlots } from './ten-slots'
import { theLoginIsKept } from './the-login-is-kept'

/** The statements of docs/session-gate.md, "What must always hold", in their order. */
export const INVARIANTS: readonly Invariant[] = [
  oneLoginAtATime,
  memoryAndStorageAgree,
  everyRequestSettles,
  theLoginIsKept,
  requestsKeepTheirUser,
  tenSlots,
  refusalsAreBounded,
  oneRequestProbes,
  nothingIsLost,
  nothingOfAnotherUser,
  itComesBack,
  hidingCostsNothing,
]
