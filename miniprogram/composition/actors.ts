import type { ActorRefFrom } from 'xstate'
import type { appMachine } from '../machines/app.machine'
import type { checkInMachine } from '../machines/check-in.machine'
import type { profileMachine } from '../machines/profile.machine'
import type { sessionMachine } from '../machines/session.machine'

/** The actors that the app machine runs. */
export interface Actors {
  readonly session: ActorRefFrom<typeof sessionMachine>
  readonly profile: ActorRefFrom<typeof profileMachine>
  readonly checkIn: ActorRefFrom<typeof checkInMachine>
}

/** They exist from the root's first snapshot on, before it is started. */
export function actorsOf(root: ActorRefFrom<typeof appMachine>): Actors {
  const { session, profile, checkIn } = root.getSnapshot().children
  if (session === undefined || profile === undefined || checkIn === undefined) {
    throw new Error('the app machine does not run all its actors')
  }
  return { session, profile, checkIn }
}
