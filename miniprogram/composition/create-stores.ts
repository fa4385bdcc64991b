import { CheckInStore } from '../stores/check-in.store'
import { HomeView } from '../stores/home.view'
import { LoginView } from '../stores/login.view'
import { MineView } from '../stores/mine.view'
import { SessionStore } from '../stores/session.store'
import type { TransitionLog } from '../stores/transition-log.store'
import { UserStore } from '../stores/user.store'
import type { Actors } from './actors'

/** The mirrors of the actors, and one view for each page. */
export interface Stores {
  readonly session: SessionStore
  readonly user: UserStore
  readonly checkIns: CheckInStore
  readonly views: { readonly home: HomeView; readonly login: LoginView; readonly mine: MineView }
}

export function createStores(actors: Actors, log: TransitionLog): Stores {
  const session = new SessionStore(actors.session)
  const user = new UserStore(actors.profile)
  const checkIns = new CheckInStore(actors.checkIn)
  return {
    session,
    user,
    checkIns,
    views: {
      home: new HomeView(session, user, checkIns, log),
      login: new LoginView(session),
      mine: new MineView(session, user),
    },
  }
}
