import { assign, fromPromise, setup } from 'xstate'
import type { CheckIns } from '../core/check-in'
import { SessionError, toErrorCode, type SessionErrorCode } from '../core/errors'

const notProvided = (): Promise<never> => Promise.reject(new SessionError('server', 'not provided'))

export interface CheckInContext {
  /** Whose check-ins these are; null while nobody is logged in. */
  readonly userId: string | null
  readonly checkIns: CheckIns | null
  readonly error: SessionErrorCode | null
}

export type CheckInEvent =
  | { readonly type: 'session.opened'; readonly userId: string }
  | { readonly type: 'session.closed' }
  /** Look again: the page was pulled down. */
  | { readonly type: 'checkIns.requested' }
  /** Check in, logging in first where that is needed. */
  | { readonly type: 'checkIn.requested' }

/** The daily check-in (签到): a small feature that needs a login, to show how one is built. Prose: check-in.md. */
export const checkInMachine = setup({
  types: {
    context: {} as CheckInContext,
    events: {} as CheckInEvent,
  },
  actors: {
    // Their requests carry the deadline, see services/session-gate.ts; a second timer here would compete with it.
    loadCheckIns: fromPromise<CheckIns>(notProvided),
    checkIn: fromPromise<CheckIns>(notProvided),
  },
  guards: {
    isSameUser: ({ context }, params: { userId: string }) => context.userId === params.userId,
    isNobody: ({ context }) => context.userId === null,
  },
  actions: {
    keepCheckIns: assign({ checkIns: (_, params: { checkIns: CheckIns }) => params.checkIns, error: null }),
    keepError: assign({ error: (_, params: { error: SessionErrorCode }) => params.error }),
    clearError: assign({ error: null }),
    keepUser: assign({ userId: (_, params: { userId: string }) => params.userId }),
    startOver: assign({
      userId: (_, params: { userId: string | null }) => params.userId,
      checkIns: null,
      error: null,
    }),
  },
}).createMachine({
  id: 'checkIn',
  context: { userId: null, checkIns: null, error: null },
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
    /** Nobody is logged in. */
    empty: { on: { 'checkIn.requested': 'checkingIn' } },
    loading: {
      on: { 'checkIn.requested': 'checkingIn' },
      invoke: {
        id: 'loadCheckIns',
        src: 'loadCheckIns',
        onDone: {
          target: 'ready',
          actions: { type: 'keepCheckIns', params: ({ event }) => ({ checkIns: event.output }) },
        },
        onError: {
          target: 'failed',
          actions: { type: 'keepError', params: ({ event }) => ({ error: toErrorCode(event.error) }) },
        },
      },
    },
    ready: {
      on: {
        'checkIns.requested': 'loading',
        // Also when checked in: the day may have changed, and the backend counts one a day in any case.
        'checkIn.requested': 'checkingIn',
      },
    },
    checkingIn: {
      entry: 'clearError',
      on: {
        'session.opened': [
          {
            // The login that this check-in asked for: it goes on.
            guard: 'isNobody',
            actions: { type: 'keepUser', params: ({ event }) => ({ userId: event.userId }) },
          },
          { guard: { type: 'isSameUser', params: ({ event }) => ({ userId: event.userId }) } },
          {
            target: 'loading',
            actions: { type: 'startOver', params: ({ event }) => ({ userId: event.userId }) },
          },
        ],
      },
      invoke: {
        id: 'checkIn',
        src: 'checkIn',
        onDone: {
          target: 'ready',
          actions: { type: 'keepCheckIns', params: ({ event }) => ({ checkIns: event.output }) },
        },
        onError: [
          // Still nobody: the login was not completed, and the login page has said why.
          { guard: 'isNobody', target: 'empty' },
          {
            target: 'failed',
            actions: { type: 'keepError', params: ({ event }) => ({ error: toErrorCode(event.error) }) },
          },
        ],
      },
    },
    failed: {
      on: {
        'checkIns.requested': 'loading',
        'checkIn.requested': 'checkingIn',
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
