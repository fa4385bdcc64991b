import { makeAutoObservable, observable, runInAction } from 'mobx-miniprogram'
import type { ActorRefFrom, SnapshotFrom } from 'xstate'
import type { SessionErrorCode } from '../core/errors'
import type { sessionMachine } from '../machines/session.machine'

type SessionActor = ActorRefFrom<typeof sessionMachine>

/** The chart's five top-level states. */
export type SessionState = 'anonymous' | 'authorizing' | 'loggedIn' | 'sessionExpired' | 'relogin'

/** Mirror of the session chart for pages: what it says, and the events a user can cause. Holds no state of its own. */
export class SessionStore {
  private snapshot: SnapshotFrom<typeof sessionMachine>
  private readonly actor: SessionActor

  constructor(actor: SessionActor) {
    this.actor = actor
    this.snapshot = actor.getSnapshot()
    makeAutoObservable<this, 'actor' | 'snapshot'>(
      this,
      { actor: false, snapshot: observable.ref },
      { autoBind: true },
    )
    actor.subscribe((snapshot) => {
      runInAction(() => {
        this.snapshot = snapshot
      })
    })
  }

  get state(): SessionState {
    const { value } = this.snapshot
    return typeof value === 'string' ? value : (Object.keys(value)[0] as SessionState)
  }

  /** The stored session is being read: neither "logged in" nor "not logged in" is true yet. */
  get isRestoring(): boolean {
    return this.snapshot.matches({ anonymous: 'restoring' })
  }

  /** Somebody is logged in, also while the session is expired and a relogin is under way. */
  get hasSession(): boolean {
    return this.snapshot.context.session !== null
  }

  get userId(): string {
    return this.snapshot.context.session?.userId ?? ''
  }

  /** When the current token was issued, in milliseconds since the epoch; 0 for none. */
  get issuedAt(): number {
    return this.snapshot.context.session?.issuedAt ?? 0
  }

  /** Why the last login or relogin did not succeed; empty after one that did. */
  get errorCode(): SessionErrorCode | '' {
    return this.snapshot.context.error ?? ''
  }

  /** A sign-in that the user asked for is under way. */
  get isSigningIn(): boolean {
    return this.snapshot.matches({ authorizing: 'signingIn' })
  }

  /** A login was asked for and waits for the user's consent. */
  get needsConsent(): boolean {
    return this.snapshot.matches({ authorizing: 'consent' })
  }

  /** The session expired and only a tap goes on. */
  get canRetry(): boolean {
    return this.snapshot.matches({ sessionExpired: 'waitingForTap' })
  }

  /** The session expired and the relogin waits for the network. */
  get isOffline(): boolean {
    return this.snapshot.matches({ sessionExpired: 'waitingForNetwork' })
  }

  requestLogin(): void {
    this.actor.send({ type: 'login.requested' })
  }

  grantConsent(): void {
    this.actor.send({ type: 'consent.granted' })
  }

  cancelLogin(): void {
    this.actor.send({ type: 'login.cancelled' })
  }

  logout(): void {
    this.actor.send({ type: 'logout.requested' })
  }

  retry(): void {
    this.actor.send({ type: 'retry.requested' })
  }
}
