import { createActor, type SnapshotFrom } from 'xstate'
import type { profileMachine } from '../../miniprogram/machines/profile.machine'
import type { sessionMachine } from '../../miniprogram/machines/session.machine'
import { CheckInStore } from '../../miniprogram/stores/check-in.store'
import { HomeView } from '../../miniprogram/stores/home.view'
import { LoginView } from '../../miniprogram/stores/login.view'
import { MineView } from '../../miniprogram/stores/mine.view'
import { SessionStore } from '../../miniprogram/stores/session.store'
import { TransitionLog } from '../../miniprogram/stores/transition-log.store'
import { UserStore } from '../../miniprogram/stores/user.store'
import { inertCheckIn, inertProfile, inertSession } from './machine-subjects'
import { VirtualClock } from './virtual-clock'

type SessionSnapshot = SnapshotFrom<typeof sessionMachine>
type ProfileSnapshot = SnapshotFrom<typeof profileMachine>

/** Stores and views over actors that wait, joined as the app joins them; the actors start in the given states. */
export function createStores(states: { session?: SessionSnapshot; profile?: ProfileSnapshot } = {}) {
  const clock = new VirtualClock()
  const session = createActor(inertSession, { clock, ...(states.session && { snapshot: states.session }) })
  const profile = createActor(inertProfile, { clock, ...(states.profile && { snapshot: states.profile }) })
  const checkIn = createActor(inertCheckIn, { clock })
  const log = new TransitionLog()
  const sessionStore = new SessionStore(session)
  const userStore = new UserStore(profile)
  const checkInStore = new CheckInStore(checkIn)
  const views = {
    home: new HomeView(sessionStore, userStore, checkInStore, log),
    login: new LoginView(sessionStore),
    mine: new MineView(sessionStore, userStore),
  }
  session.on('*', (event) => {
    profile.send(event)
    checkIn.send(event)
  })
  profile.start()
  checkIn.start()
  session.start()
  return { session, profile, checkIn, log, sessionStore, userStore, checkInStore, views }
}
