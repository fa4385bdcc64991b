import {
  createActor,
  fromPromise,
  type AnyEventObject,
  type AnyStateMachine,
  type NonReducibleUnknown,
} from 'xstate'
import { SessionError } from '../../miniprogram/core/errors'
import type { Session } from '../../miniprogram/core/session'
import { appMachine } from '../../miniprogram/machines/app.machine'
import { profileMachine } from '../../miniprogram/machines/profile.machine'
import { sessionMachine } from '../../miniprogram/machines/session.machine'
import { signInMachine } from '../../miniprogram/machines/sign-in.machine'
import { edgesOf, TransitionCoverage, transitionsOf } from '../support/transitions'

const first: Session = { token: 'token-1', userId: 'A', issuedAt: 1 }
const second: Session = { token: 'token-2', userId: 'B', issuedAt: 2 }
const failure = new SessionError('network')

/** Leaf actors that never answer: the test sends their answers itself. */
const silent = <TOutput, TInput extends NonReducibleUnknown>() =>
  fromPromise<TOutput, TInput>(() => new Promise<TOutput>(() => undefined))

const done = (id: string, ...outputs: unknown[]): AnyEventObject[] =>
  outputs.map((output) => ({ type: `xstate.done.actor.${id}`, output }))
const failed = (id: string, error = failure): AnyEventObject => ({ type: `xstate.error.actor.${id}`, error })
const afterEvents = (machine: AnyStateMachine): AnyEventObject[] =>
  [...transitionsOf(machine).keys()]
    .map((key) => key.split('|')[1] ?? '')
    .filter((type) => type.startsWith('xstate.after.'))
    .map((type) => ({ type }))

interface Subject {
  readonly machine: AnyStateMachine
  readonly events: readonly AnyEventObject[]
}

const inertSignIn = signInMachine.provide({
  actors: { fetchCode: silent(), exchangeCode: silent(), saveSession: silent() },
})

const subjects: Record<string, Subject> = {
  session: {
    machine: sessionMachine.provide({
      actors: {
        signIn: inertSignIn,
        restoreSession: silent(),
        checkSession: silent(),
        readNetwork: silent(),
        forgetSession: silent(),
      },
    }),
    events: [
      { type: 'login.requested' },
      { type: 'consent.granted' },
      { type: 'login.cancelled' },
      { type: 'logout.requested' },
      { type: 'retry.requested' },
      ...['token-1', 'an older token'].flatMap((token) => [
        { type: 'session.rejected', token },
        { type: 'session.refused', token },
      ]),
      ...[true, false].map((isOnline) => ({ type: 'network.changed', isOnline })),
      ...done('restoreSession', first, null),
      ...done(
        'signIn',
        { session: first, error: null },
        { session: second, error: null },
        { session: null, error: 'network' },
        { session: null, error: 'refused' },
      ),
      ...done('checkSession', 'valid', 'expired', 'unknown'),
      ...done('readNetwork', true, false),
      ...done('forgetSession', undefined),
      ...['restoreSession', 'signIn', 'checkSession', 'readNetwork', 'forgetSession'].map((id) => failed(id)),
      ...afterEvents(sessionMachine),
    ],
  },
  signIn: {
    machine: inertSignIn,
    events: [
      ...done('fetchCode', 'code'),
      ...done('exchangeCode', first),
      ...done('saveSession', undefined),
      ...['fetchCode', 'exchangeCode', 'saveSession'].map((id) => failed(id)),
      ...['fetchCode', 'exchangeCode'].map((id) => failed(id, new SessionError('interrupted'))),
      ...afterEvents(signInMachine),
    ],
  },
  profile: {
    machine: profileMachine.provide({ actors: { loadProfile: silent() } }),
    events: [
      { type: 'session.opened', userId: 'A' },
      { type: 'session.opened', userId: 'B' },
      { type: 'session.closed' },
      { type: 'profile.requested' },
      ...done('loadProfile', { userId: 'A', nickname: '', avatarUrl: '', phone: null }),
      failed('loadProfile'),
    ],
  },
  app: {
    machine: appMachine.provide({
      actors: {
        session: sessionMachine.provide({ actors: { restoreSession: silent() } }),
        profile: profileMachine.provide({ actors: { loadProfile: silent() } }),
      },
    }),
    events: [
      { type: 'session.opened', userId: 'A' },
      { type: 'session.closed' },
      failed('session'),
      failed('profile'),
    ],
  },
}

describe.each(Object.entries(subjects))('%s machine', (name, { machine, events }) => {
  const edges = edgesOf(machine, events)
  const coverage = new TransitionCoverage()

  it('goes where its adjacency map says, edge by edge, on a real actor', () => {
    for (const edge of edges) {
      const actor = createActor(machine, { inspect: coverage.inspect })
      actor.start()
      edge.events.forEach((event) => {
        actor.send(event)
      })
      const { value, context } = actor.getSnapshot()
      expect({ value, context }).toEqual(edge.expected)
      actor.stop()
    }
  })

  it('has no transition that was not taken', () => {
    const all = transitionsOf(machine)
    const missing = coverage.missing(all)
    process.stdout.write(
      `${name} machine: ${String(all.size - missing.length)} of ${String(all.size)} transitions taken, ${String(edges.length)} edges\n`,
    )
    expect(missing).toEqual([])
  })
})
