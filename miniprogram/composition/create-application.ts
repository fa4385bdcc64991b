import { createActor, type ActorRefFrom } from 'xstate'
import { API_BASE_PATH, chooseApiOrigin } from '../config'
import type { FeedbackPort, LaunchOptions, Locale, NavigationPort } from '../core/ports'
import type { appMachine } from '../machines/app.machine'
import type { profileMachine } from '../machines/profile.machine'
import type { sessionMachine } from '../machines/session.machine'
import { createAuthGuard } from '../services/auth-guard'
import { createSessionGate, type SessionGate } from '../services/session-gate'
import { createSessionStorage } from '../services/session-storage'
import { createUserApi } from '../services/user-api'
import { HomeView } from '../stores/home.view'
import { LoginView } from '../stores/login.view'
import { MineView } from '../stores/mine.view'
import { SessionStore } from '../stores/session.store'
import { TransitionLog } from '../stores/transition-log.store'
import { UserStore } from '../stores/user.store'
import { offerUpdates } from './app-update'
import { createGateSession } from './gate-session'
import { createInspector } from './inspect'
import { followLogin, HOME_ROUTE } from './login-page'
import { watchNetwork } from './network-watch'
import { createPairing } from './pairing'
import type { Platform } from './platform'
import { provideMachines } from './provide-machines'

/** Moments' single-page mode: no login, no navigation. */
const SINGLE_PAGE_SCENE = 1154

/** The running app: what pages and app.ts use, and nothing else. */
export interface Application {
  readonly locale: Locale
  /** Opened in Moments' single-page mode: nothing was started and nothing can be. */
  readonly isSinglePage: boolean
  readonly session: SessionStore
  readonly user: UserStore
  readonly views: { readonly home: HomeView; readonly login: LoginView; readonly mine: MineView }
  readonly navigation: NavigationPort
  readonly feedback: FeedbackPort
  /** What the machines did since launch. */
  readonly recorder: TransitionLog
  /** Requests that carry the session. */
  readonly gate: SessionGate
  /** The root actor; for tests and tools. */
  readonly root: ActorRefFrom<typeof appMachine>
  start(launch: LaunchOptions): void
  /** An error nobody handled. */
  report(where: string, error: unknown): void
  /** Leads home from a page that does not exist. */
  goHome(): void
}

export function createApplication(platform: Platform): Application {
  const { environment, feedback, navigation, reporter } = platform
  const system = createSystem(platform)
  const { gate, log, root } = system
  const session = new SessionStore(system.session)
  const user = new UserStore(childOf<typeof profileMachine>(root, 'profile'))
  let isSinglePage = false

  return {
    locale: environment.locale,
    get isSinglePage() {
      return isSinglePage
    },
    session,
    user,
    views: {
      home: new HomeView(session, user, log),
      login: new LoginView(session),
      mine: new MineView(session, user),
    },
    navigation,
    feedback,
    recorder: log,
    gate,
    root,
    start(launch) {
      isSinglePage = launch.scene === SINGLE_PAGE_SCENE
      if (!isSinglePage) startSystem(system, platform, launch)
    },
    report(where, error) {
      reporter.report(where, error)
    },
    goHome() {
      navigation.reLaunch(`/${HOME_ROUTE}`)
    },
  }
}

type System = ReturnType<typeof createSystem>

/** The actors and what they work with; nothing runs yet. */
function createSystem(platform: Platform) {
  const { clock, environment, feedback, http, network, random, reporter, storage } = platform
  const pairing = createPairing(storage, feedback, environment)
  const toUrl = (path: string): string =>
    chooseApiOrigin({ ...environment, pairedOrigin: pairing.origin() }) + API_BASE_PATH + path
  const gateSession = createGateSession()
  const gate = createSessionGate({ http, clock, session: gateSession, toUrl })
  const log = new TransitionLog()
  const root = createActor(
    provideMachines({
      auth: createAuthGuard(platform.auth, clock),
      network,
      random,
      reporter,
      sessions: createSessionStorage(storage),
      userApi: createUserApi({ http, clock, gate, toUrl }),
    }),
    { clock, inspect: createInspector(clock, log, reporter) },
  )
  return { gate, gateSession, log, pairing, root, session: childOf<typeof sessionMachine>(root, 'session') }
}

function startSystem(
  { gateSession, pairing, root, session }: System,
  { environment, feedback, lifecycle, navigation, network, reporter, update }: Platform,
  launch: LaunchOptions,
): void {
  // What the session announces reaches the other actors before any page sees the new session.
  session.on('*', (event) => {
    root.send(event)
  })
  gateSession.connect(session)
  followLogin(session, navigation)
  watchNetwork(session, network, lifecycle)
  offerUpdates(session, update, feedback, environment.locale)
  root.start()
  pairing.read(launch).catch((error: unknown) => {
    reporter.report('pairing', error)
  })
}

function childOf<TMachine extends typeof sessionMachine | typeof profileMachine>(
  root: ActorRefFrom<typeof appMachine>,
  id: 'session' | 'profile',
): ActorRefFrom<TMachine> {
  const child = root.getSnapshot().children[id]
  if (child === undefined) throw new Error(`the app machine runs no actor "${id}"`)
  return child as unknown as ActorRefFrom<TMachine>
}
