import type { ActorRefFrom } from 'xstate'
import type { NavigationPort } from '../core/ports'
import type { sessionMachine } from '../machines/session.machine'

const LOGIN_ROUTE = 'pages/login/login'
export const HOME_ROUTE = 'pages/home/home'

/** The login page follows the chart: open while the user is asked, closed once he is logged in, back to where he came from. */
export function followLogin(session: ActorRefFrom<typeof sessionMachine>, navigation: NavigationPort): void {
  let was = { authorizing: false, loggedIn: false }
  session.subscribe((snapshot) => {
    const is = { authorizing: snapshot.matches('authorizing'), loggedIn: snapshot.matches('loggedIn') }
    if (is.authorizing && !was.authorizing) {
      openLogin(navigation, () => {
        // Nobody can consent on a page that is not there.
        if (!navigation.routes().includes(LOGIN_ROUTE)) session.send({ type: 'login.cancelled' })
      })
    }
    if (is.loggedIn && !was.loggedIn) closeLogin(navigation)
    was = is
  })
}

function openLogin(navigation: NavigationPort, onFailed: () => void): void {
  if (!navigation.routes().includes(LOGIN_ROUTE)) navigation.navigateTo(`/${LOGIN_ROUTE}`, onFailed)
}

/** Also leaves what was opened on top of it, such as an agreement. */
function closeLogin(navigation: NavigationPort): void {
  const routes = navigation.routes()
  const position = routes.lastIndexOf(LOGIN_ROUTE)
  if (position > 0) navigation.navigateBack(routes.length - position)
  if (position === 0) navigation.switchTab(`/${HOME_ROUTE}`)
}
