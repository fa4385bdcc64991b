import { makeAutoObservable } from 'mobx-miniprogram'
import type { SessionErrorCode } from '../core/errors'
import type { SessionStore } from './session.store'

/** Everything the login page binds, in one store. */
export class LoginView {
  private readonly session: SessionStore

  constructor(session: SessionStore) {
    this.session = session
    makeAutoObservable<this, 'session'>(this, { session: false })
  }

  get isBusy(): boolean {
    return this.session.isSigningIn
  }

  get needsConsent(): boolean {
    return this.session.needsConsent
  }

  get errorCode(): SessionErrorCode | '' {
    return this.session.errorCode
  }
}
