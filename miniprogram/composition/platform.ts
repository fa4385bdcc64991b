import type {
  AuthPort,
  Clock,
  Environment,
  FeedbackPort,
  HttpPort,
  LifecyclePort,
  NavigationPort,
  NetworkPort,
  ReporterPort,
  StoragePort,
  UpdatePort,
} from '../core/ports'
import { createAuth } from '../platform/auth'
import { createClock } from '../platform/clock'
import { readEnvironment } from '../platform/environment'
import { createFeedback } from '../platform/feedback'
import { createHttp } from '../platform/http'
import { createLifecycle } from '../platform/lifecycle'
import { createNavigation } from '../platform/navigation'
import { createNetwork } from '../platform/network'
import { createReporter } from '../platform/reporter'
import { createStorage } from '../platform/storage'
import { createUpdate } from '../platform/update'
import { redact } from '../services/redact'

/** Everything the app needs from outside; tests bring their own. */
export interface Platform {
  readonly auth: AuthPort
  readonly clock: Clock
  readonly environment: Environment
  readonly feedback: FeedbackPort
  readonly http: HttpPort
  readonly lifecycle: LifecyclePort
  readonly navigation: NavigationPort
  readonly network: NetworkPort
  /** A number from 0 to below 1. */
  readonly random: () => number
  readonly reporter: ReporterPort
  readonly storage: StoragePort
  readonly update: UpdatePort
}

/** The real one: WeChat. */
export function createPlatform(): Platform {
  const reporter = createReporter(redact)
  return {
    auth: createAuth(),
    clock: createClock(),
    environment: readEnvironment(),
    feedback: createFeedback(reporter),
    http: createHttp(),
    lifecycle: createLifecycle(),
    navigation: createNavigation(reporter),
    network: createNetwork(),
    random: () => Math.random(),
    reporter,
    storage: createStorage(),
    update: createUpdate(),
  }
}
