import { createActor, waitFor, type ActorRefFrom } from 'xstate'
import { API_BASE_PATH, chooseApiOrigin } from '../config'
import type { FeedbackPort, LaunchOptions, Locale, NavigationPort } from '../core/ports'
import type { appMachine } from '../machines/app.machine'
import type { SessionGate } from '../services/session-gate'
import { TransitionLog } from '../stores/transition-log.store'
import { actorsOf } from './actors'
import { offerUpdates } from './app-update'
import { createServices, SESSION_RULES, type Services, type SessionRules } from './create-services'
import { createStores, type Stores } from './create-stores'
import { createInspector } from './inspect'
import { followLogin, HOME_ROUTE } from './login-page'
import { watchNetwork } from './network-watch'
import { createPairing, type Pairing } from './pairing'
import type { Platform } from './platform'
import { provideMachines } from './provide-machines'

/** Moments' single-page mode: no login, no navigation. */
const SINGLE_PAGE_SCENE = 1154

type Root = ActorRefFrom<typeof appMachine>

/** The running app: what pages and app.ts use, and nothing else. */
export interface Application extends Stores {
  readonly locale: Locale
  /** Opened in Moments' single-page mode: nothing was started and nothing can be. */
  readonly isSinglePage: boolean
  readonly navigation: NavigationPort
  readonly feedback: FeedbackPort
  /** What the machines did since launch. */
  readonly recorder: TransitionLog
  /** Requests that carry the session. */
  readonly gate: Pick<SessionGate, 'request'>
  /** The root actor; for tests and tools. */
  readonly root: Root
  start(launch: LaunchOptions): void
  /** An error nobody handled. */
  report(where: string, error: unknown): void
  /** Leads home from a page that does not exist. */
  goHome(): void
}

/** @param rules replaced in tests only */
export function createApplication(platform: Platform, rules: SessionRules = SESSION_RULES): Application {
  const { environment, feedback, navigation, reporter } = platform
  const pairing = createPairing(platform.storage, feedback, environment)
  const toUrl = (path: string): string =>
    chooseApiOrigin({ ...environment, pairedOrigin: pairing.origin() }) + API_BASE_PATH + path
  const services = createServices(platform, toUrl, rules)
  const log = new TransitionLog()
  const root = createRoot(platform, services, rules, log)
  let isSinglePage = false

  return {
    ...createStores(actorsOf(root), log),
    locale: environment.locale,
    get isSinglePage() {
      return isSinglePage
    },
    navigation,
    feedback,
    recorder: log,
    gate: services.gate,
    root,
    start(launch) {
      isSinglePage = launch.scene === SINGLE_PAGE_SCENE
      if (!isSinglePage) start(root, services, pairing, platform, launch)
    },
    report(where, error) {
      reporter.report(where, error)
    },
    goHome() {
      navigation.reLaunch(`/${HOME_ROUTE}`)
    },
  }
}

function createRoot(platform: Platform, services: Services, rules: SessionRules, log: TransitionLog): Root {
  const { network, random, reporter } = platform
  return createActor(provideMachines({ ...services, machines: rules.machines, network, random, reporter }), {
    clock: services.clock,
    inspect: createInspector(services.clock, log, reporter),
  })
}

function start(
  root: Root,
  services: Services,
  pairing: Pairing,
  platform: Platform,
  launch: LaunchOptions,
): void {
  const { environment, feedback, lifecycle, navigation, network, reporter, update } = platform
  const { session } = actorsOf(root)
  // What the session announces reaches the other actors before any page sees the new session.
  session.on('*', (event) => {
    root.send(event)
  })
  services.gateSession.connect(session)
  followLogin(session, navigation)
  watchNetwork(session, network, lifecycle)
  offerUpdates(session, update, feedback, environment.locale)
  root.start()
  const leave = async (): Promise<void> => {
    // A session that is still being read would come back after the logout.
    await waitFor(session, (snapshot) => !snapshot.matches({ anonymous: 'restoring' }))
    session.send({ type: 'logout.requested' })
  }
  pairing.read(launch, leave).catch((error: unknown) => {
    reporter.report('pairing', error)
  })
}
