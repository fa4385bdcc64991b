import { makeAutoObservable } from 'mobx-miniprogram'
import type { SessionErrorCode } from '../core/errors'
import type { SessionState, SessionStore } from './session.store'
import type { TransitionLog } from './transition-log.store'
import type { UserStatus, UserStore } from './user.store'

/** Everything 首页 binds, in one store: two bindings would cost an extra setData whenever both change. */
export class HomeView {
  private readonly session: SessionStore
  private readonly user: UserStore
  private readonly log: TransitionLog

  constructor(session: SessionStore, user: UserStore, log: TransitionLog) {
    this.session = session
    this.user = user
    this.log = log
    makeAutoObservable<this, 'session' | 'user' | 'log'>(this, { session: false, user: false, log: false })
  }

  get state(): SessionState {
    return this.session.state
  }

  get isRestoring(): boolean {
    return this.session.isRestoring
  }

  get hasSession(): boolean {
    return this.session.hasSession
  }

  get issuedAt(): number {
    return this.session.issuedAt
  }

  get canRetry(): boolean {
    return this.session.canRetry
  }

  get isOffline(): boolean {
    return this.session.isOffline
  }

  /** The session's error; without a session the login page shows it. */
  get errorCode(): SessionErrorCode | '' {
    return this.session.hasSession ? this.session.errorCode || this.user.errorCode : ''
  }

  get nickname(): string {
    return this.user.nickname
  }

  get avatarUrl(): string {
    return this.user.avatarUrl
  }

  get userStatus(): UserStatus {
    return this.user.status
  }

  get isUserKnown(): boolean {
    return this.user.isKnown
  }

  /** Type of the last event that moved the session chart; empty at first. */
  get lastEvent(): string {
    return this.log.lastSessionEvent
  }
}
