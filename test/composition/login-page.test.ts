import { createActor } from 'xstate'
import { followLogin } from '../../miniprogram/composition/login-page'
import { FakePlatform } from '../support/fake-platform'
import { inertSession } from '../support/machine-subjects'

const LOGIN = 'pages/login/login'
const AGREEMENT = 'packages/agreement/reader/reader'
const session = { token: 't', userId: 'A', issuedAt: 1 }

function setUp(routes: readonly string[]) {
  const phone = new FakePlatform()
  phone.routes = [...routes]
  const actor = createActor(inertSession, { clock: phone.clock })
  followLogin(actor, phone.navigation)
  actor.start()
  const send = (type: string, output?: unknown): void => {
    actor.send({ type, output } as never)
  }
  return {
    phone,
    ask: () => {
      send('login.requested')
    },
    consent: () => {
      send('consent.granted')
    },
    cancel: () => {
      send('login.cancelled')
    },
    finish: (error: string | null = null) => {
      send('xstate.done.actor.signIn', { session: error === null ? session : null, error })
    },
    send,
  }
}

describe('followLogin', () => {
  it.each([
    ['a tab', ['pages/home/home']],
    ['a page on a tab', ['pages/mine/mine', AGREEMENT]],
  ])('opens the login page on %s and leads back there', (_, routes) => {
    const { phone, ask, consent, finish } = setUp(routes)
    ask()
    expect(phone.routes).toEqual([...routes, LOGIN])
    consent()
    expect(phone.routes).toEqual([...routes, LOGIN])
    finish()
    expect(phone.routes).toEqual(routes)
  })

  it('opens it once, also when asked again', () => {
    const { phone, ask, cancel } = setUp(['pages/home/home'])
    ask()
    ask()
    cancel()
    ask()
    expect(phone.routes).toEqual(['pages/home/home', LOGIN])
  })

  it('stays on it when the login fails or is cancelled: the same button tries again', () => {
    const { phone, ask, consent, cancel, finish } = setUp(['pages/home/home'])
    ask()
    consent()
    finish('network')
    expect(phone.routes.at(-1)).toBe(LOGIN)
    ask()
    cancel()
    expect(phone.routes.at(-1)).toBe(LOGIN)
    ask()
    consent()
    finish()
    expect(phone.routes).toEqual(['pages/home/home'])
  })

  it('leads home when the login page was opened by a link and is alone', () => {
    const { phone, ask, consent, finish } = setUp([LOGIN])
    ask()
    expect(phone.routes).toEqual([LOGIN])
    consent()
    finish()
    expect(phone.routes).toEqual(['pages/home/home'])
  })

  it('leaves an agreement that lies on the login page too', () => {
    const { phone, ask, consent, finish } = setUp(['pages/mine/mine'])
    ask()
    consent()
    phone.navigation.navigateTo(`/${AGREEMENT}`)
    finish()
    expect(phone.routes).toEqual(['pages/mine/mine'])
  })

  it('leads home from an agreement on a login page that was opened by a link', () => {
    const { phone, ask, consent, finish } = setUp([LOGIN, AGREEMENT])
    ask()
    consent()
    finish()
    expect(phone.routes).toEqual(['pages/home/home'])
  })

  it('leads back to the page below when the stack was full and the login page took the place of one', () => {
    const full = ['pages/home/home', ...Array.from({ length: 9 }, () => AGREEMENT)]
    const { phone, ask, consent, finish } = setUp(full)
    phone.navigation.navigateTo = (url) => {
      phone.routes = [...phone.routes.slice(0, -1), url.slice(1)]
    }
    ask()
    expect(phone.routes).toHaveLength(10)
    consent()
    finish()
    expect(phone.routes).toEqual(full.slice(0, 9))
  })

  it('does nothing when the user left the login page before the login was done', () => {
    const { phone, ask, consent, finish } = setUp(['pages/mine/mine'])
    ask()
    consent()
    phone.navigation.navigateBack()
    finish()
    expect(phone.routes).toEqual(['pages/mine/mine'])
  })

  it('moves nothing for a restored session and for a relogin', () => {
    const { phone, send, finish } = setUp(['pages/mine/mine', AGREEMENT])
    send('xstate.done.actor.restoreSession', session)
    send('xstate.done.actor.checkSession', 'expired')
    send('xstate.done.actor.readNetwork', true)
    finish()
    expect(phone.routes).toEqual(['pages/mine/mine', AGREEMENT])
  })
})
