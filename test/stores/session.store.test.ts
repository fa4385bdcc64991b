import type { StateValueFrom } from 'xstate'
import type { SessionErrorCode } from '../../miniprogram/core/errors'
import type { Session } from '../../miniprogram/core/session'
import { sessionMachine, type SessionEvent } from '../../miniprogram/machines/session.machine'
import { inertSession } from '../support/machine-subjects'
import { readView } from '../support/read-view'
import { createStores } from '../support/stores'

const session: Session = { token: 't', userId: 'A', issuedAt: 7 }
const quiet = {
  isRestoring: false,
  isSigningIn: false,
  needsConsent: false,
  canRetry: false,
  isOffline: false,
  errorCode: '',
}
const nobody = { ...quiet, hasSession: false, userId: '', issuedAt: 0 }
const somebody = { ...quiet, hasSession: true, userId: 'A', issuedAt: 7 }

type Value = StateValueFrom<typeof sessionMachine>

function storeIn(value: Value, context: { session?: Session; error?: SessionErrorCode } = {}) {
  const snapshot = inertSession.resolveState({
    value,
    context: { session: null, error: null, attempt: 0, ...context },
  })
  return createStores({ session: snapshot })
}

describe('SessionStore', () => {
  it.each<[Value, object, object]>([
    [{ anonymous: 'restoring' }, {}, { ...nobody, state: 'anonymous', isRestoring: true }],
    [{ anonymous: 'idle' }, {}, { ...nobody, state: 'anonymous' }],
    [{ anonymous: 'idle' }, { error: 'network' }, { ...nobody, state: 'anonymous', errorCode: 'network' }],
    [{ anonymous: 'forgetting' }, {}, { ...nobody, state: 'anonymous' }],
    [{ authorizing: 'consent' }, {}, { ...nobody, state: 'authorizing', needsConsent: true }],
    [{ authorizing: 'signingIn' }, {}, { ...nobody, state: 'authorizing', isSigningIn: true }],
    [{ loggedIn: 'checking' }, { session }, { ...somebody, state: 'loggedIn' }],
    [{ loggedIn: 'valid' }, { session }, { ...somebody, state: 'loggedIn' }],
    [{ sessionExpired: 'lookingAtNetwork' }, { session }, { ...somebody, state: 'sessionExpired' }],
    [
      { sessionExpired: 'waitingForNetwork' },
      { session },
      { ...somebody, state: 'sessionExpired', isOffline: true },
    ],
    [
      { sessionExpired: 'waitingToRetry' },
      { session, error: 'server' },
      { ...somebody, state: 'sessionExpired', errorCode: 'server' },
    ],
    [
      { sessionExpired: 'waitingForTap' },
      { session, error: 'refused' },
      { ...somebody, state: 'sessionExpired', canRetry: true, errorCode: 'refused' },
    ],
    ['relogin', { session }, { ...somebody, state: 'relogin' }],
  ])('says of %j with %j what a page needs', (value, context, expected) => {
    expect(readView(storeIn(value, context).sessionStore)).toEqual(expected)
  })

  it('covers every state of the chart in the table above', () => {
    const leaves = Object.values(sessionMachine.states).flatMap((state) => {
      const inner: string[] = Object.keys(state.states)
      return inner.length === 0 ? [state.key] : inner.map((name) => `${state.key}.${name}`)
    })
    expect(leaves).toHaveLength(12)
  })

  it('sends what a user can cause, also from detached methods', () => {
    const { session: actor, sessionStore } = createStores()
    const sent: SessionEvent[] = []
    jest.spyOn(actor, 'send').mockImplementation((event) => sent.push(event))
    const causes = ['requestLogin', 'grantConsent', 'cancelLogin', 'logout', 'retry'] as const
    for (const name of causes) {
      const detached = Reflect.get(sessionStore, name)
      detached()
    }
    expect(sent.map(({ type }) => type)).toEqual([
      'login.requested',
      'consent.granted',
      'login.cancelled',
      'logout.requested',
      'retry.requested',
    ])
  })

  it('follows the actor as it moves', () => {
    const { sessionStore } = createStores()
    sessionStore.requestLogin()
    expect(sessionStore.needsConsent).toBe(true)
    sessionStore.grantConsent()
    expect(sessionStore.isSigningIn).toBe(true)
    sessionStore.cancelLogin()
    expect(sessionStore.state).toBe('anonymous')
    expect(sessionStore.errorCode).toBe('user_cancelled')
  })
})
