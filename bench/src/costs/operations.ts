import type * as Xstate from 'xstate'
import type { createStoreBindings } from 'mobx-miniprogram-bindings'
import type { Session } from '../../../miniprogram/core/session'
import type * as sessionMachineModule from '../../../miniprogram/machines/session.machine'
import type * as sessionStoreModule from '../../../miniprogram/stores/session.store'
import { VirtualClock } from '../../../test/support/virtual-clock'
import { Phone } from '../phone/phone'
import { createPhoneRealm } from '../realm/phone-realm'
import type { Realm } from '../realm/realm'
import { startApplication } from '../subjects/ours'
import type { Subject } from '../subjects/subject'
import type { Operation } from './measure'

/** Time enough for every timer that an operation leaves behind. */
const QUIET = 60_000

/** A transition of the session chart and an update of a store, the plain ways of doing the same first. */
export async function createOperations(subject: Subject): Promise<Operation[]> {
  const phone = new Phone(new VirtualClock(), subject.dialect)
  const realm = createPhoneRealm(subject.modules, phone)
  const settle = (): Promise<void> => phone.clock.advance(QUIET)
  const application = startApplication(realm)
  await settle()
  const { session } = application
  return [
    plainLoop(),
    { ...bareChart(realm, phone), settle },
    {
      name: 'the same in the running app',
      times: 200,
      about: 'with inspection, transition log, stores, and the login page that follows',
      run: (times) =>
        alternate(
          times,
          () => session.requestLogin(),
          () => session.cancelLogin(),
        ),
      settle,
    },
    { ...storeUpdate(realm, application), settle },
  ]
}

function plainLoop(): Operation {
  const subscribers = new Set([(state: string): void => void (seen = state)])
  let seen = ''
  let current = ''
  const set = (state: string): void => {
    current = state
    subscribers.forEach((subscriber) => subscriber(current))
  }
  return {
    name: 'assign a variable and call one listener',
    about: 'the measure',
    times: 200_000,
    run: (times) =>
      alternate(
        times,
        () => set('a'),
        () => set('b'),
      ),
    settle: () => (seen === '' ? Promise.reject(new Error('nobody listened')) : Promise.resolve()),
  }
}

function bareChart(realm: Realm, phone: Phone): Omit<Operation, 'settle'> {
  const { createActor, fromPromise } = realm.require('miniprogram_npm/xstate/index.js') as typeof Xstate
  const { sessionMachine } = realm.require('machines/session.machine.js') as typeof sessionMachineModule
  const machine = sessionMachine.provide({
    actors: {
      restoreSession: fromPromise<Session | null>(() => Promise.resolve(null)),
      forgetSession: fromPromise(() => Promise.resolve(undefined)),
    },
  })
  const actor = createActor(machine, { clock: phone.clock }).start()
  return {
    name: 'one transition of the session chart',
    times: 200,
    about: '`login.requested`, `login.cancelled`, in turns; the second starts an actor and a timer',
    run: (times) =>
      alternate(
        times,
        () => actor.send({ type: 'login.requested' }),
        () => actor.send({ type: 'login.cancelled' }),
      ),
  }
}

type Actor = ConstructorParameters<typeof sessionStoreModule.SessionStore>[0]
type Snapshot = ReturnType<Actor['getSnapshot']>

function storeUpdate(
  realm: Realm,
  application: ReturnType<typeof startApplication>,
): Omit<Operation, 'settle'> {
  const { SessionStore } = realm.require('stores/session.store.js') as typeof sessionStoreModule
  const bindings = realm.require('miniprogram_npm/mobx-miniprogram-bindings/index.js') as {
    createStoreBindings: typeof createStoreBindings
  }
  const { session } = application.root.getSnapshot().children
  if (session === undefined) throw new Error('the app runs no session chart')
  const read = (): Snapshot => session.getSnapshot()
  const idle = read()
  application.session.requestLogin()
  const asking = read()
  application.session.cancelLogin()

  let tell = (_: Snapshot): void => undefined
  const subscribe = (listener: typeof tell): void => void (tell = listener)
  // A chart that only says what it is told to say: the store's own cost is what is left.
  const actor = { getSnapshot: () => idle, subscribe } as unknown as Actor
  const fields = ['state', 'isRestoring', 'hasSession', 'userId', 'issuedAt', 'errorCode', 'needsConsent']
  bindings.createStoreBindings(
    { setData: () => undefined },
    { store: new SessionStore(actor), fields, actions: [] },
  )
  return {
    name: 'one update of the session store',
    times: 1_000,
    about: `a new snapshot; a page binds ${fields.length} of its values, two change`,
    run: (times) =>
      alternate(
        times,
        () => tell(asking),
        () => tell(idle),
      ),
  }
}

function alternate(times: number, first: () => void, second: () => void): void {
  for (let index = 0; index < times; index += 2) {
    first()
    second()
  }
}
