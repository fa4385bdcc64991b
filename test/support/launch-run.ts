import { autorun } from 'mobx-miniprogram'
import { createApplication, type Application } from '../../miniprogram/composition/create-application'
import type { SessionKeyState } from '../../miniprogram/core/ports'
import { parseSessionRecord } from '../../miniprogram/core/session'
import { AUTH_LIMITS } from '../../miniprogram/services/auth-guard'
import { FakePlatform } from './fake-platform'
import { watch, type Outcome } from './outcome'
import { notPrimitive, strangers } from './read-view'
import { settle } from './virtual-clock'

/** What the user does; `logIn` is both of its taps. */
export const TAPS = [
  'logIn',
  'login',
  'consent',
  'cancel',
  'logout',
  'retry',
  'refresh',
  'request',
  'show',
] as const

/** What can happen to a running app: taps, the world, and time. */
export type Step =
  | { readonly kind: (typeof TAPS)[number] }
  | { readonly kind: 'wxLogin'; readonly mode: 'ok' | 'fails' | 'hangs'; readonly latency: number }
  | { readonly kind: 'storage'; readonly mode: 'ok' | 'full' | 'broken' }
  | { readonly kind: 'network'; readonly isOnline: boolean }
  | { readonly kind: 'key'; readonly state: SessionKeyState }
  | { readonly kind: 'backend'; readonly status: number }
  | { readonly kind: 'silence'; readonly isSilent: boolean }
  | { readonly kind: 'refuseTokens'; readonly isOn: boolean }
  | { readonly kind: 'revoke' }
  | { readonly kind: 'user'; readonly name: string }
  | { readonly kind: 'pass'; readonly time: number }

/** What lies in the storage at launch; undefined for nothing. */
export interface LaunchStorage {
  readonly record: unknown
  /** Tokens that the backend knows, with their users. */
  readonly tokens: Readonly<Record<string, string>>
}

/** A request that was made, for whom, and when. */
interface Asked {
  readonly path: string
  readonly owner: string
  readonly outcome: Outcome
  readonly at: number
}

/** From the call to its settling, waiting included. */
const LONGEST_REQUEST = 60_000

/** One life of the app on a phone in memory, and what must hold at every moment of it. */
export class LaunchRun {
  readonly phone = new FakePlatform()
  readonly app: Application
  /** Each is a sentence about something that must not happen. */
  readonly broken: string[] = []
  private readonly asked: Asked[] = []
  private wasStorageBroken = false
  private hasLoggedOut = false

  constructor(launch: LaunchStorage, faults: readonly Step[]) {
    if (launch.record !== undefined) this.phone.stored.set('session', launch.record)
    Object.entries(launch.tokens).forEach(([token, user]) => this.phone.backend.tokens.set(token, user))
    faults.forEach((fault) => {
      this.change(fault)
    })
    this.app = createApplication(this.phone)
    const { views } = this.app
    autorun(() => {
      strangers(views).forEach((text) => this.broken.push(`a page shows ${String(text)}`))
      notPrimitive(views).forEach((field) => this.broken.push(`a page binds ${String(field)}`))
    })
  }

  async start(): Promise<void> {
    this.app.start({ scene: 1001, query: {} })
    await settle()
    this.check()
  }

  async take(step: Step): Promise<void> {
    if (step.kind === 'pass') await this.phone.clock.advance(step.time)
    this.change(step)
    this.tap(step)
    await settle()
    this.check()
  }

  /** Everything works again; the user taps and consents at most once each, and as soon as he can. */
  async heal(): Promise<void> {
    const { session } = this.app
    const world: Step[] = [
      { kind: 'wxLogin', mode: 'ok', latency: 20 },
      { kind: 'storage', mode: 'ok' },
      { kind: 'key', state: 'valid' },
      { kind: 'backend', status: 0 },
      { kind: 'silence', isSilent: false },
      { kind: 'refuseTokens', isOn: false },
      { kind: 'network', isOnline: true },
    ]
    for (const step of world) this.change(step)
    const once = { tap: true, consent: true }
    for (let second = 0; second < 62; second++) {
      if (once.tap && (session.state === 'anonymous' || session.canRetry)) {
        once.tap = false
        if (session.canRetry) session.retry()
        else session.requestLogin()
      }
      if (once.consent && session.needsConsent) {
        once.consent = false
        session.grantConsent()
      }
      await this.take({ kind: 'pass', time: 1_000 })
    }
  }

  private change(step: Step): void {
    const { phone } = this
    if (step.kind === 'wxLogin') Object.assign(phone, { loginMode: step.mode, loginLatency: step.latency })
    if (step.kind === 'storage') phone.storageMode = step.mode
    if (step.kind === 'storage') this.wasStorageBroken ||= step.mode === 'broken'
    if (step.kind === 'network') phone.setOnline(step.isOnline)
    if (step.kind === 'key') phone.keyState = step.state
    if (step.kind === 'backend') phone.backend.failWith = step.status
    if (step.kind === 'silence') phone.isSilent = step.isSilent
    if (step.kind === 'refuseTokens') phone.backend.refusesEveryToken = step.isOn
    if (step.kind === 'revoke') phone.backend.revokeTokens()
    if (step.kind === 'user') phone.backend.currentUser = step.name
    if (step.kind === 'show') phone.show()
  }

  private tap({ kind }: Step): void {
    const { session, user, gate } = this.app
    if (kind === 'login' || kind === 'logIn') session.requestLogin()
    if (kind === 'consent' || kind === 'logIn') session.grantConsent()
    if (kind === 'cancel') session.cancelLogin()
    if (kind === 'retry') session.retry()
    if (kind === 'refresh') void user.refresh()
    if (kind === 'request') {
      const path = `/asked/${String(this.asked.length)}`
      const owner = session.userId
      const outcome = watch(gate.request({ method: 'PUT', path, parse: (data) => data }))
      this.asked.push({ path, owner, outcome, at: this.phone.clock.now() })
    }
    if (kind === 'logout') {
      this.hasLoggedOut ||= session.hasSession
      session.logout()
    }
  }

  private check(): void {
    this.checkActors()
    this.checkStorage()
    this.checkLogins()
    this.checkRequests()
    if (/token-|code-\d|kept-/.test(JSON.stringify(this.app.recorder.entries)))
      this.broken.push('the log holds a secret')
  }

  private checkActors(): void {
    const { root } = this.app
    const actors = [root, ...Object.values(root.getSnapshot().children)]
    const isRunning = actors.every((actor) => actor.getSnapshot().status === 'active')
    if (!isRunning) this.broken.push('an actor ended')
    this.phone.reports
      .filter(
        ({ where, error }) => where === 'actor' || !(error instanceof Error && error.name === 'SessionError'),
      )
      .forEach(({ where, error }) => this.broken.push(`${where}: ${String(error)}`))
  }

  private checkStorage(): void {
    const snapshot = this.app.root.getSnapshot().children.session?.getSnapshot()
    if (snapshot === undefined) return
    const memory = snapshot.context.session
    const stored = parseSessionRecord(this.phone.stored.get('session'))
    if (snapshot.matches('anonymous') && memory !== null)
      this.broken.push('a session in memory while anonymous')
    if (stored !== null && !stored.token.includes(`-${stored.userId}-`))
      this.broken.push('the stored session is a mixture')
    // What a storage refuses to remove stays there: nothing can be promised of it.
    if (this.wasStorageBroken) return
    if (stored !== null && stored.token !== memory?.token) this.broken.push('storage and memory differ')
    if (this.hasLoggedOut && memory === null && JSON.stringify([...this.phone.stored]).includes('-')) {
      this.broken.push('something is stored after a logout')
    }
  }

  private checkRequests(): void {
    const { backend, clock } = this.phone
    for (const { path, owner, outcome, at } of this.asked) {
      if (outcome.settled === 0 && clock.now() - at > LONGEST_REQUEST) this.broken.push('a request is late')
      const sent = backend.requests.filter(({ url }) => url.endsWith(path))
      if (sent.length > 2) this.broken.push('a request was sent three times')
      const isForeign = sent.some(({ header }) => !header.Authorization?.includes(`-${owner}-`))
      if (owner !== '' && isForeign) this.broken.push('a request of one user went out for another')
    }
  }

  private checkLogins(): void {
    const { authCalls, clock, backend } = this.phone
    const times = authCalls.map(({ at }) => at)
    if (times.some((at, index) => (times[index + 4] ?? Infinity) - at < 1_000))
      this.broken.push('five calls in a second')
    const isOpen = ({ isOver, at }: (typeof authCalls)[number]): boolean =>
      !isOver && clock.now() - at < AUTH_LIMITS.loginLifetime
    if (authCalls.filter(isOpen).length > 1) this.broken.push('two wx.login at once')
    const codes = backend.requests
      .filter(({ url }) => url.endsWith('/login'))
      .map(({ body }) => body?.js_code)
    if (new Set(codes).size !== codes.length) this.broken.push('a code was sent twice')
  }
}
