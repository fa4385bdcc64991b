import { makeAutoObservable, observable, runInAction } from 'mobx-miniprogram'
import { waitFor, type ActorRefFrom, type SnapshotFrom } from 'xstate'
import { toWeek, toWeekday } from '../core/check-in'
import type { SessionErrorCode } from '../core/errors'
import type { checkInMachine } from '../machines/check-in.machine'

type CheckInActor = ActorRefFrom<typeof checkInMachine>

/** Mirror of the check-in machine for pages. Holds no state of its own. */
export class CheckInStore {
  private snapshot: SnapshotFrom<typeof checkInMachine>
  private readonly actor: CheckInActor

  constructor(actor: CheckInActor) {
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

  get status(): SnapshotFrom<typeof checkInMachine>['value'] {
    return this.snapshot.value
  }

  get isCheckedIn(): boolean {
    return this.snapshot.context.checkIns?.isCheckedIn ?? false
  }

  /** Days in a row. */
  get streak(): number {
    return this.snapshot.context.checkIns?.streak ?? 0
  }

  /** Monday to Sunday of this week, `1` for a checked-in day; seven zeros while nothing is known. */
  get week(): string {
    const { checkIns } = this.snapshot.context
    return checkIns === null ? '0000000' : toWeek(checkIns)
  }

  /** 0 for Monday to 6 for Sunday; −1 while nothing is known. */
  get weekday(): number {
    const { checkIns } = this.snapshot.context
    return checkIns === null ? -1 : toWeekday(checkIns.today)
  }

  get errorCode(): SessionErrorCode | '' {
    return this.snapshot.context.error ?? ''
  }

  checkIn(): void {
    this.actor.send({ type: 'checkIn.requested' })
  }

  /** Looks again; resolves when that is over, however it ended. */
  async refresh(): Promise<void> {
    this.actor.send({ type: 'checkIns.requested' })
    await waitFor(this.actor, (snapshot) => !snapshot.matches('loading'))
  }
}
