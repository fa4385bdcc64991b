import type { Transition } from '../../../miniprogram/stores/transition-log.store'
import type { Answer } from './backend'
import type { Page } from './phone-pages'
import type { Task } from './task'
import type { MadeRequest } from './requests'
import type { Tap } from './step'
import type { World } from './world'

/** Everything that happens in the world and that a statement is about, told at the moment at which it happens. */
export type Moment =
  | { readonly type: 'launched' }
  | { readonly type: 'tapped'; readonly tap: Tap | 'action' }
  /** A fault begins or ends. */
  | { readonly type: 'disturbed' }
  /** The backend forgets every token. */
  | { readonly type: 'revoked' }
  | { readonly type: 'login.asked'; readonly id: number }
  | { readonly type: 'login.answered'; readonly id: number; readonly code: string | null }
  | { readonly type: 'check.asked' }
  | { readonly type: 'check.answered'; readonly isExpired: boolean }
  /** Handed to the platform. */
  | { readonly type: 'task.sent'; readonly task: Task }
  /** Answered, failed or aborted, as the platform sees it. */
  | { readonly type: 'task.ended'; readonly task: Task }
  /** The app is told now; `status` is 0 when there was no answer. */
  | {
      readonly type: 'task.answered'
      readonly task: Task
      readonly status: number
      readonly answer: Answer | undefined
    }
  | { readonly type: 'storage.written' }
  | { readonly type: 'storage.removing' }
  | { readonly type: 'storage.failed' }
  | { readonly type: 'chart.moved'; readonly move: Transition }
  | { readonly type: 'page.changed'; readonly page: Page }
  | { readonly type: 'request.made'; readonly request: MadeRequest }
  | { readonly type: 'request.settled'; readonly request: MadeRequest }
  /** A step is over and everything that it caused at once has happened. */
  | { readonly type: 'step.done' }
  | { readonly type: 'ended' }

/** Looks at every moment of one run. */
export type Watch = (moment: Moment) => void

/** One of the statements of docs/session-gate.md, "What must always hold". It calls `world.breaks` when it does not hold. */
export type Invariant = (world: World) => Watch
