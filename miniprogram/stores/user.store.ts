import { makeAutoObservable, observable, runInAction } from 'mobx-miniprogram'
import { waitFor, type ActorRefFrom, type SnapshotFrom } from 'xstate'
import type { SessionErrorCode } from '../core/errors'
import type { profileMachine } from '../machines/profile.machine'

type ProfileActor = ActorRefFrom<typeof profileMachine>

/** Whether the user info is there. */
export type UserStatus = 'empty' | 'loading' | 'ready' | 'failed'

/** Mirror of the profile machine for pages. Holds no state of its own. */
export class UserStore {
  private snapshot: SnapshotFrom<typeof profileMachine>
  private readonly actor: ProfileActor

  constructor(actor: ProfileActor) {
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

  get status(): UserStatus {
    return this.snapshot.value
  }

  /** The user info was loaded once, be its fields empty; it stays while it is loaded again. */
  get isKnown(): boolean {
    return this.snapshot.context.user !== null
  }

  get nickname(): string {
    return this.snapshot.context.user?.nickname ?? ''
  }

  get avatarUrl(): string {
    return this.snapshot.context.user?.avatarUrl ?? ''
  }

  /** Masked; empty while no phone is bound. */
  get phone(): string {
    return this.snapshot.context.user?.phone ?? ''
  }

  get errorCode(): SessionErrorCode | '' {
    return this.snapshot.context.error ?? ''
  }

  /** Loads the user info again; resolves when that is over, however it ended. */
  async refresh(): Promise<void> {
    this.actor.send({ type: 'profile.requested' })
    await waitFor(this.actor, (snapshot) => !snapshot.matches('loading'))
  }
}
