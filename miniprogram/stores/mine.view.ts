import { makeAutoObservable } from 'mobx-miniprogram'
import type { SessionErrorCode } from '../core/errors'
import type { SessionStore } from './session.store'
import type { UserStatus, UserStore } from './user.store'

const SHORT_ID_LENGTH = 8

/** Everything 我的 binds, in one store. */
export class MineView {
  private readonly session: SessionStore
  private readonly user: UserStore

  constructor(session: SessionStore, user: UserStore) {
    this.session = session
    this.user = user
    makeAutoObservable<this, 'session' | 'user'>(this, { session: false, user: false })
  }

  get isRestoring(): boolean {
    return this.session.isRestoring
  }

  get hasSession(): boolean {
    return this.session.hasSession
  }

  get canRetry(): boolean {
    return this.session.canRetry
  }

  get userId(): string {
    return this.session.userId
  }

  /** Enough of the user id to tell one from another. */
  get shortUserId(): string {
    return this.userId.slice(0, SHORT_ID_LENGTH)
  }

  get errorCode(): SessionErrorCode | '' {
    return this.session.hasSession ? this.session.errorCode || this.user.errorCode : ''
  }

  get nickname(): string {
    return this.user.nickname
  }

  get avatarUrl(): string {
    return this.user.avatarUrl
  }

  get phone(): string {
    return this.user.phone
  }

  get userStatus(): UserStatus {
    return this.user.status
  }

  get isUserKnown(): boolean {
    return this.user.isKnown
  }
}
