import { createActor, type StateValueFrom } from 'xstate'
import { createGateSession, toGateView } from '../../miniprogram/composition/gate-session'
import type { Session } from '../../miniprogram/core/session'
import type { sessionMachine, SessionContext } from '../../miniprogram/machines/session.machine'
import type { GatePhase } from '../../miniprogram/services/gate-session'
import { inertSession, subjects } from '../support/machine-subjects'
import { edgesOf } from '../support/transitions'

type Value = StateValueFrom<typeof sessionMachine>

const session: Session = { token: 't', userId: 'A', issuedAt: 1 }

const viewIn = (value: Value, context: Partial<SessionContext> = {}) =>
  toGateView(
    inertSession.resolveState({ value, context: { session: null, error: null, attempt: 0, ...context } }),
  )

describe('toGateView', () => {
  it.each<[Value, Partial<SessionContext>, GatePhase]>([
    [{ anonymous: 'restoring' }, {}, 'waiting'],
    [{ anonymous: 'idle' }, {}, 'closed'],
    [{ anonymous: 'forgetting' }, {}, 'closed'],
    [{ authorizing: 'consent' }, {}, 'asking'],
    [{ authorizing: 'signingIn' }, {}, 'waiting'],
    [{ loggedIn: 'checking' }, { session }, 'open'],
    [{ loggedIn: 'valid' }, { session }, 'open'],
    [{ sessionExpired: 'lookingAtNetwork' }, { session }, 'waiting'],
    [{ sessionExpired: 'lookingAtNetwork' }, { session, attempt: 1 }, 'closed'],
    [{ sessionExpired: 'waitingForNetwork' }, { session }, 'waiting'],
    [{ sessionExpired: 'waitingForNetwork' }, { session, attempt: 1 }, 'closed'],
    [{ sessionExpired: 'waitingToRetry' }, { session, attempt: 1 }, 'closed'],
    [{ sessionExpired: 'waitingForTap' }, { session }, 'closed'],
    ['relogin', { session }, 'waiting'],
    ['relogin', { session, attempt: 2 }, 'waiting'],
  ])('takes %j with %j for a gate that is %s', (value, context, phase) => {
    expect(viewIn(value, context).phase).toBe(phase)
  })

  it('shows a token exactly while it is open, and knows whose turn it is all along', () => {
    for (const { events } of edgesOf(subjects.session.machine, subjects.session.events)) {
      const actor = createActor(inertSession).start()
      events.forEach((event) => {
        actor.send(event as never)
      })
      const snapshot = actor.getSnapshot()
      const view = toGateView(snapshot)
      expect(view.token !== null).toBe(view.phase === 'open')
      expect(view.userId).toBe(snapshot.context.session?.userId ?? null)
      actor.stop()
    }
  })

  it('says why a session is stuck, and why a login ended', () => {
    expect(viewIn({ sessionExpired: 'waitingForTap' }, { session, error: 'refused' }).error).toBe('refused')
    expect(viewIn({ anonymous: 'idle' }, { error: 'user_cancelled' }).error).toBe('user_cancelled')
  })
})

describe('createGateSession', () => {
  it('is closed for everybody until there is an actor', () => {
    const gateSession = createGateSession()
    expect(gateSession.view()).toEqual({ phase: 'closed', token: null, userId: null, error: null })
    gateSession.reject('t')
    gateSession.refuse('t')
  })

  it('passes the backend’s refusal on, and tells of every change', () => {
    const gateSession = createGateSession()
    const phases: GatePhase[] = []
    gateSession.onChange(() => phases.push(gateSession.view().phase))
    const actor = createActor(inertSession)
    gateSession.connect(actor)
    actor.start()
    actor.send({ type: 'xstate.done.actor.restoreSession', output: session } as never)
    gateSession.reject('another token')
    expect(actor.getSnapshot().value).toEqual({ loggedIn: 'checking' })
    gateSession.reject('t')
    expect(actor.getSnapshot().value).toEqual({ sessionExpired: 'lookingAtNetwork' })
    actor.send({ type: 'xstate.done.actor.readNetwork', output: true } as never)
    actor.send({
      type: 'xstate.done.actor.signIn',
      output: { session: { ...session, token: 't2' }, error: null },
    } as never)
    gateSession.refuse('t2')
    expect(actor.getSnapshot().value).toEqual({ sessionExpired: 'waitingForTap' })
    expect(phases.filter((phase, index) => phase !== phases[index - 1])).toEqual([
      'waiting',
      'open',
      'waiting',
      'open',
      'closed',
    ])
    actor.stop()
  })
})
