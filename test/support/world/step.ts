import type { AuthMode } from '../../../miniprogram/services/gate-request'
import type { Priority } from '../../../miniprogram/services/request-queue'
import type { CheckMode, HttpMode, LoginMode, NetworkMode, ServerFaults, StorageMode } from './faults'

/** `button`: the login page's, with the box checked. */
export type Tap = 'login' | 'consent' | 'button' | 'cancel' | 'logout' | 'retry'

export type RequestMethod = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'UPLOAD' | 'DOWNLOAD'

export interface RequestSpec {
  readonly method: RequestMethod
  readonly auth: AuthMode
  readonly priority: Priority
  readonly endpoint: number
}

/** One step of a run: plain JSON, so that a run can be printed, shrunk and replayed. */
export type Step =
  | ({ readonly kind: 'request' } & RequestSpec)
  | ({ readonly kind: 'burst'; readonly count: number } & RequestSpec)
  /** The caller gives up one of the requests that are under way. */
  | { readonly kind: 'abort'; readonly nth: number }
  | { readonly kind: 'tap'; readonly tap: Tap }
  /** Somebody impatient: the same tap again and again. */
  | { readonly kind: 'hammer'; readonly tap: Tap; readonly count: number; readonly every: number }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'login'; readonly mode: LoginMode }
  | { readonly kind: 'check'; readonly mode: CheckMode }
  | { readonly kind: 'http'; readonly mode: HttpMode }
  | { readonly kind: 'network'; readonly mode: NetworkMode }
  | { readonly kind: 'storage'; readonly mode: StorageMode }
  | { readonly kind: 'server'; readonly faults: Partial<ServerFaults> }
  | { readonly kind: 'revoke' }
  /** Somebody else's WeChat is on the phone. */
  | { readonly kind: 'user'; readonly user: 'A' | 'B' }
  /** @param freezesAfter milliseconds until the platform stops the hidden app's code */
  | { readonly kind: 'hide'; readonly freezesAfter: number }
  | { readonly kind: 'show' }
  /** The app is killed and opened again; with `isHasty` somebody taps before anything was restored. */
  | { readonly kind: 'relaunch'; readonly isHasty: boolean }
  /** The page was pulled down. */
  | { readonly kind: 'refresh' }
  /** A protected action, which asks for a login and goes on after it. */
  | { readonly kind: 'checkIn' }
  | { readonly kind: 'page'; readonly to: 'home' | 'mine' | 'agreement' | 'back' }
  /** A 401 to an older token reaches the chart late. */
  | { readonly kind: 'stray'; readonly nth: number; readonly event: 'session.rejected' | 'session.refused' }

export type StepKind = Step['kind']
