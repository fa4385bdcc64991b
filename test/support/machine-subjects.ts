import { fromPromise, type AnyEventObject, type AnyStateMachine, type NonReducibleUnknown } from 'xstate'
import { SessionError } from '../../miniprogram/core/errors'
import type { Session } from '../../miniprogram/core/session'
import { appMachine } from '../../miniprogram/machines/app.machine'
import { checkInMachine } from '../../miniprogram/machines/check-in.machine'
import { profileMachine } from '../../miniprogram/machines/profile.machine'
import { sessionMachine } from '../../miniprogram/machines/session.machine'
import { signInMachine } from '../../miniprogram/machines/sign-in.machine'
import { transitionsOf } from './transitions'

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

const noCheckIn = { today: '2026-11-22', isCheckedIn: false, streak: 0, days: [] }
const checkedIn = { today: '2026-11-22', isCheckedIn: true, streak: 1, days: ['2026-11-22'] }

/** A machine whose leaf actors wait, and every event that can reach it. */
export interface Subject {
  readonly machine: AnyStateMachine
  readonly events: readonly AnyEventObject[]
}

const inertSignIn = signInMachine.provide({
  actors: { fetchCode: silent(), exchangeCode: silent(), saveSession: silent() },
})

/** The session chart, asking and never answered. */
export const inertSession = sessionMachine.provide({
  actors: {
    signIn: inertSignIn,
    restoreSession: silent(),
    checkSession: silent(),
    readNetwork: silent(),
    forgetSession: silent(),
  },
})

/** The profile machine, asking and never answered. */
export const inertProfile = profileMachine.provide({ actors: { loadProfile: silent() } })

/** The check-in machine, asking and never answered. */
export const inertCheckIn = checkInMachine.provide({
  actors: { loadCheckIns: silent(), checkIn: silent() },
})

export const subjects: Readonly<Record<'session' | 'signIn' | 'profile' | 'checkIn' | 'app', Subject>> = {
  session: {
    machine: inertSession,
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
    machine: inertProfile,
    events: [
      { type: 'session.opened', userId: 'A' },
      { type: 'session.opened', userId: 'B' },
      { type: 'session.closed' },
      { type: 'profile.requested' },
      ...done('loadProfile', { userId: 'A', nickname: '', avatarUrl: '', phone: null }),
      failed('loadProfile'),
    ],
  },
  checkIn: {
    machine: inertCheckIn,
    events: [
      { type: 'session.opened', userId: 'A' },
      { type: 'session.opened', userId: 'B' },
      { type: 'session.closed' },
      { type: 'checkIns.requested' },
      { type: 'checkIn.requested' },
      ...done('loadCheckIns', noCheckIn, checkedIn),
      ...done('checkIn', checkedIn),
      failed('loadCheckIns'),
      failed('checkIn'),
    ],
  },
  app: {
    machine: appMachine.provide({
      actors: {
        session: sessionMachine.provide({ actors: { restoreSession: silent() } }),
        profile: inertProfile,
        checkIn: inertCheckIn,
      },
    }),
    events: [
      { type: 'session.opened', userId: 'A' },
      { type: 'session.closed' },
      failed('session'),
      failed('profile'),
      failed('checkIn'),
    ],
  },
}
