import { makeAutoObservable } from 'mobx-miniprogram'
import type { SessionErrorCode } from '../core/errors'
import type { CheckInStore } from './check-in.store'
import type { SessionState, SessionStore } from './session.store'
import type { TransitionLog } from './transition-log.store'
import type { UserStatus, UserStore } from './user.store'

/** Everything 首页 binds, in one store: two bindings would cost an extra setData whenever both change. */
export class HomeView {
  private readonly session: SessionStore
  private readonly user: UserStore
  private readonly checkIns: CheckInStore
  private readonly log: TransitionLog

  constructor(session: SessionStore, user: UserStore, checkIns: CheckInStore, log: TransitionLog) {
    this.session = session
    this.user = user
    this.checkIns = checkIns
    this.log = log
    makeAutoObservable<this, 'session' | 'user' | 'checkIns' | 'log'>(this, {
      session: false,
      user: false,
      checkIns: false,
      log: false,
    })
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

  /** Whether the check-ins are there: `empty`, `loading`, `ready`, `checkingIn` or `failed`. */
  get checkInStatus(): CheckInStore['status'] {
    return this.checkIns.status
  }

  get isCheckedIn(): boolean {
    return this.checkIns.isCheckedIn
  }

  get streak(): number {
    return this.checkIns.streak
  }

  /** Monday to Sunday, `1` for a checked-in day. */
  get week(): string {
    return this.checkIns.week
  }

  /** 0 for Monday to 6 for Sunday; −1 while nothing is known. */
  get weekday(): number {
    return this.checkIns.weekday
  }

  get checkInErrorCode(): SessionErrorCode | '' {
    return this.checkIns.errorCode
  }
}
