import { assign, fromPromise, setup } from 'xstate'
import { SessionError, toErrorCode, type SessionErrorCode } from '../core/errors'
import type { UserInfo } from '../core/user'

const notProvided = (): Promise<never> => Promise.reject(new SessionError('server', 'not provided'))

export interface ProfileContext {
  /** Whose profile this is; null while nobody is logged in. */
  readonly userId: string | null
  /** Stays while it is loaded again, so that no page blinks. */
  readonly user: UserInfo | null
  readonly error: SessionErrorCode | null
}

export type ProfileEvent =
  | { readonly type: 'session.opened'; readonly userId: string }
  | { readonly type: 'session.closed' }
  | { readonly type: 'profile.requested' }

/** What our backend knows of the logged-in user. Runs beside the session; prose and diagram: profile.md. */
export const profileMachine = setup({
  types: {
    context: {} as ProfileContext,
    events: {} as ProfileEvent,
  },
  actors: {
    /** Its request carries the deadline, see services/session-gate.ts; a second timer here would only compete with it. */
    loadProfile: fromPromise<UserInfo>(notProvided),
  },
  guards: {
    isSameUser: ({ context }, params: { userId: string }) => context.userId === params.userId,
  },
  actions: {
    keepUser: assign({ user: (_, params: { user: UserInfo }) => params.user, error: null }),
    keepError: assign({ error: (_, params: { error: SessionErrorCode }) => params.error }),
    startOver: assign({
      userId: (_, params: { userId: string | null }) => params.userId,
      user: null,
      error: null,
    }),
  },
}).createMachine({
  id: 'profile',
  context: { userId: null, user: null, error: null },
  initial: 'empty',
  on: {
    'session.opened': [
      { guard: { type: 'isSameUser', params: ({ event }) => ({ userId: event.userId }) } },
      {
        target: '.loading',
        actions: { type: 'startOver', params: ({ event }) => ({ userId: event.userId }) },
      },
    ],
    'session.closed': { target: '.empty', actions: { type: 'startOver', params: { userId: null } } },
  },
  states: {
    empty: {},
    loading: {
      invoke: {
        id: 'loadProfile',
        src: 'loadProfile',
        onDone: {
          target: 'ready',
          actions: { type: 'keepUser', params: ({ event }) => ({ user: event.output }) },
        },
        onError: {
          target: 'failed',
          actions: { type: 'keepError', params: ({ event }) => ({ error: toErrorCode(event.error) }) },
        },
      },
    },
    ready: { on: { 'profile.requested': 'loading' } },
    failed: {
      on: {
        'profile.requested': 'loading',
        'session.opened': [
          {
            guard: { type: 'isSameUser', params: ({ event }) => ({ userId: event.userId }) },
            target: 'loading',
          },
          {
            target: 'loading',
            actions: { type: 'startOver', params: ({ event }) => ({ userId: event.userId }) },
          },
        ],
      },
    },
  },
})
