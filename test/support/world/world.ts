import { createApplication, type Application } from '../../../miniprogram/composition/create-application'
import { SESSION_RULES, type SessionRules } from '../../../miniprogram/composition/create-services'
import { createPlatform } from '../../../miniprogram/composition/platform'
import { SESSION_STORAGE_KEY, type Session } from '../../../miniprogram/core/session'
import type { checkInMachine } from '../../../miniprogram/machines/check-in.machine'
import type { profileMachine } from '../../../miniprogram/machines/profile.machine'
import type { sessionMachine } from '../../../miniprogram/machines/session.machine'
import type { ActorRefFrom, InspectionEvent } from 'xstate'
import { VirtualClock } from '../virtual-clock'
import { SimBackend } from './backend'
import { setGlobals } from './globals'
import { JsThread } from './js-thread'
import type { Moment, Watch } from './moments'
import { PhoneAuth } from './phone-auth'
import { PhoneNetwork } from './phone-network'
import { PhonePages } from './phone-pages'
import { PhoneStorage } from './phone-storage'
import { Presence } from './presence'
import { Requests } from './requests'
import { seeded } from './seeded'
import { createSimWx } from './sim-wx'

type SessionActor = ActorRefFrom<typeof sessionMachine>
type CheckInActor = ActorRefFrom<typeof checkInMachine>
type ProfileActor = ActorRefFrom<typeof profileMachine>

export interface WorldOptions {
  readonly seed: number
  readonly rules?: SessionRules
  readonly inspect?: ((inspected: InspectionEvent) => void) | undefined
}

/** A statement that does not hold. */
export class Broken extends Error {
  constructor(statement: number, what: string) {
    super(`statement ${String(statement)}: ${what}`)
  }
}

/** A phone, WeChat, the backend and the real app between them, on one clock. */
export class World {
  readonly clock = new VirtualClock()
  readonly random: () => number
  readonly backend = new SimBackend()
  readonly network: PhoneNetwork
  readonly auth: PhoneAuth
  readonly storage: PhoneStorage
  readonly pages: PhonePages
  readonly presence = new Presence(this)
  readonly requests: Requests
  thread: JsThread
  app: Application
  /** What was reported to nobody, newest last. */
  readonly reports: { readonly where: string; readonly error: unknown }[] = []
  broken: Broken | null = null
  private readonly options: WorldOptions
  private readonly watches: Watch[] = []

  constructor(options: WorldOptions) {
    this.options = options
    this.random = seeded(options.seed)
    this.network = new PhoneNetwork(this)
    this.auth = new PhoneAuth(this)
    this.storage = new PhoneStorage(this)
    this.pages = new PhonePages(this)
    this.requests = new Requests(this)
    this.thread = new JsThread(this.clock)
    this.app = this.build()
  }

  /** Time that passed while the app was shown. */
  get visibleNow(): number {
    return this.presence.visibleNow
  }

  get actors(): {
    readonly session: SessionActor
    readonly profile: ProfileActor
    readonly checkIn: CheckInActor
  } {
    return this.app.root.getSnapshot().children as never
  }

  /** Where the session chart is, such as `loggedIn.valid`. */
  get state(): string {
    const { value } = this.actors.session.getSnapshot()
    return typeof value === 'string' ? value : Object.entries(value).flat().join('.')
  }

  /** What the machine keeps in memory. */
  get session(): Session | null {
    return this.actors.session.getSnapshot().context.session
  }

  watch(...watches: Watch[]): void {
    this.watches.push(...watches)
  }

  notice(moment: Moment): void {
    for (const watch of this.watches) watch(moment)
  }

  /** Remembers the first statement that did not hold; thrown by the run, because the app would catch it. */
  breaks(statement: number, what: string): void {
    this.broken ??= new Broken(
      statement,
      `${what} (in ${this.state}, at ${String(this.clock.now() - 1_000_000)} ms)`,
    )
  }

  /** A session that the last launch left in the storage. */
  store(user: string): string {
    const token = this.backend.issueToken(user)
    this.storage.records.set(SESSION_STORAGE_KEY, { version: 1, token, userId: user, issuedAt: 1 })
    return token
  }

  launch(): void {
    this.app.recorder.subscribe((move) => {
      if (move.machine === 'session') this.notice({ type: 'chart.moved', move })
    })
    if (this.options.inspect !== undefined) this.app.root.system.inspect(this.options.inspect)
    this.notice({ type: 'launched' })
    this.app.start({ scene: 1001, query: {} })
    this.pages.switchTab('/pages/home/home')
  }

  /** The platform ends the app, in whatever it is doing. */
  kill(): void {
    this.thread.kill()
    this.network.startOver()
    this.pages.closeAll()
    this.requests.forget()
    this.auth.forget()
    this.presence.startOver()
    this.thread = new JsThread(this.clock)
    this.app = this.build()
  }

  private build(): Application {
    setGlobals(createSimWx(this), () => this.pages.routes())
    const platform = {
      ...createPlatform(),
      clock: this.thread.clock,
      random: this.random,
      reporter: {
        report: (where: string, error: unknown) => {
          this.reports.push({ where, error })
        },
      },
    }
    return createApplication(platform, this.options.rules ?? SESSION_RULES)
  }
}
