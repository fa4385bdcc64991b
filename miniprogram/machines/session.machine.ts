import { assign, emit, fromPromise, setup } from 'xstate'
import { SessionError, toErrorCode, type SessionErrorCode } from '../core/errors'
import type { SessionKeyState } from '../core/ports'
import type { Session } from '../core/session'
import { signInMachine, type SignInOutput } from './sign-in.machine'

const notProvided = (): Promise<never> => Promise.reject(new SessionError('server', 'not provided'))

/** Sign-ins a relogin tries by itself before it waits for a tap. */
export const MAX_RELOGIN_ATTEMPTS = 3

/** Milliseconds before the next attempt: exponential and capped. */
export const toRetryDelay = (attempt: number): number => Math.min(30_000, 1_000 * 2 ** attempt)

export interface SessionContext {
  readonly session: Session | null
  /** Why the last login or relogin did not succeed; null after one that did. */
  readonly error: SessionErrorCode | null
  /** Failed relogins in a row, capped so that the state space stays finite. */
  readonly attempt: number
}

export type SessionEvent =
  | { readonly type: 'login.requested' }
  | { readonly type: 'consent.granted' }
  | { readonly type: 'login.cancelled' }
  | { readonly type: 'logout.requested' }
  /** The backend answered 401 to this token. */
  | { readonly type: 'session.rejected'; readonly token: string }
  /** The backend answers 401 to every token we get: signing in again by ourselves would loop. */
  | { readonly type: 'session.refused'; readonly token: string }
  | { readonly type: 'retry.requested' }
  | { readonly type: 'network.changed'; readonly isOnline: boolean }

export type SessionEmitted =
  { readonly type: 'session.opened'; readonly userId: string } | { readonly type: 'session.closed' }

/** The login of the app. Prose and diagram: session.md. */
export const sessionMachine = setup({
  types: {
    context: {} as SessionContext,
    events: {} as SessionEvent,
    emitted: {} as SessionEmitted,
  },
  actors: {
    signIn: signInMachine,
    restoreSession: fromPromise<Session | null>(notProvided),
    checkSession: fromPromise<SessionKeyState>(notProvided),
    readNetwork: fromPromise<boolean>(notProvided),
    forgetSession: fromPromise<undefined>(notProvided),
  },
  delays: {
    restoreTimeout: 2_000,
    checkTimeout: 5_000,
    networkTimeout: 1_000,
    forgetTimeout: 2_000,
    /** The composition adds the jitter. */
    retryDelay: ({ context }) => toRetryDelay(context.attempt),
  },
  guards: {
    isCurrentToken: ({ context }, params: { token: string }) => context.session?.token === params.token,
    isStored: (_, params: { session: Session | null }) => params.session !== null,
    isExpired: (_, params: { answer: SessionKeyState }) => params.answer === 'expired',
    isOnline: (_, params: { isOnline: boolean }) => params.isOnline,
    isSignedIn: (_, params: { output: SignInOutput }) => params.output.session !== null,
    isRefused: (_, params: { output: SignInOutput }) => params.output.error === 'refused',
    hasFailed: ({ context }) => context.error !== null,
    hasAttemptsLeft: ({ context }) => context.attempt + 1 < MAX_RELOGIN_ATTEMPTS,
  },
  actions: {
    keepSession: assign({
      session: (_, params: { session: Session | null }) => params.session,
      error: null,
      attempt: 0,
    }),
    dropSession: assign({ session: null, error: null, attempt: 0 }),
    keepError: assign({ error: (_, params: { error: SessionErrorCode | null }) => params.error }),
    clearError: assign({ error: null }),
    countFailure: assign({ attempt: ({ context }) => Math.min(MAX_RELOGIN_ATTEMPTS, context.attempt + 1) }),
    resetAttempts: assign({ attempt: 0 }),
    announceOpened: emit(
      ({ context }) => ({ type: 'session.opened', userId: context.session?.userId ?? '' }) as const,
    ),
    announceClosed: emit({ type: 'session.closed' } as const),
    /** Tells the backend that the token is not needed any more; provided by the composition, which must not wait for it. */
    revokeToken: () => undefined,
  },
}).createMachine({
  id: 'session',
  context: { session: null, error: null, attempt: 0 },
  initial: 'anonymous',
  states: {
    anonymous: {
      initial: 'restoring',
      on: {
        'login.requested': { target: 'authorizing', actions: 'clearError' },
        // The login page was left after a login that failed: nobody waits for another try.
        'login.cancelled': {
          guard: 'hasFailed',
          actions: { type: 'keepError', params: { error: 'user_cancelled' } },
        },
      },
      states: {
        restoring: {
          invoke: {
            id: 'restoreSession',
            src: 'restoreSession',
            onDone: [
              {
                guard: { type: 'isStored', params: ({ event }) => ({ session: event.output }) },
                target: '#session.loggedIn.checking',
                actions: [
                  { type: 'keepSession', params: ({ event }) => ({ session: event.output }) },
                  'announceOpened',
                ],
              },
              { target: 'idle' },
            ],
            onError: 'idle',
          },
          after: { restoreTimeout: 'idle' },
        },
        idle: {},
        forgetting: {
          invoke: { id: 'forgetSession', src: 'forgetSession', onDone: 'idle', onError: 'idle' },
          after: { forgetTimeout: 'idle' },
        },
      },
    },
    authorizing: {
      initial: 'consent',
      on: {
        'login.cancelled': {
          // The sign-in may have saved its session in this very moment: forgetting empties the storage again.
          target: '#session.anonymous.forgetting',
          actions: { type: 'keepError', params: { error: 'user_cancelled' } },
        },
      },
      states: {
        consent: { on: { 'consent.granted': 'signingIn' } },
        signingIn: {
          invoke: {
            id: 'signIn',
            src: 'signIn',
            onDone: [
              {
                guard: { type: 'isSignedIn', params: ({ event }) => ({ output: event.output }) },
                target: '#session.loggedIn',
                actions: [
                  { type: 'keepSession', params: ({ event }) => ({ session: event.output.session }) },
                  'announceOpened',
                ],
              },
              {
                // The login may have begun while a stored session was being restored: it must not come back later.
                target: '#session.anonymous.forgetting',
                actions: { type: 'keepError', params: ({ event }) => ({ error: event.output.error }) },
              },
            ],
            onError: {
              target: '#session.anonymous.forgetting',
              actions: { type: 'keepError', params: ({ event }) => ({ error: toErrorCode(event.error) }) },
            },
          },
        },
      },
    },
    loggedIn: {
      initial: 'valid',
      on: {
        'session.rejected': {
          guard: { type: 'isCurrentToken', params: ({ event }) => ({ token: event.token }) },
          target: 'sessionExpired',
        },
        'session.refused': {
          guard: { type: 'isCurrentToken', params: ({ event }) => ({ token: event.token }) },
          target: '#session.sessionExpired.waitingForTap',
          actions: { type: 'keepError', params: { error: 'unauthorized' } },
        },
        'logout.requested': {
          target: '#session.anonymous.forgetting',
          actions: ['revokeToken', 'dropSession', 'announceClosed'],
        },
      },
      states: {
        checking: {
          invoke: {
            id: 'checkSession',
            src: 'checkSession',
            onDone: [
              {
                guard: { type: 'isExpired', params: ({ event }) => ({ answer: event.output }) },
                target: '#session.sessionExpired',
              },
              { target: 'valid' },
            ],
            onError: 'valid',
          },
          after: { checkTimeout: 'valid' },
        },
        valid: {},
      },
    },
    sessionExpired: {
      initial: 'lookingAtNetwork',
      on: {
        'retry.requested': { target: 'relogin', actions: 'resetAttempts' },
        'login.requested': { target: 'relogin', actions: 'resetAttempts' },
        'logout.requested': {
          target: '#session.anonymous.forgetting',
          actions: ['revokeToken', 'dropSession', 'announceClosed'],
        },
      },
      states: {
        lookingAtNetwork: {
          // An answer that is older than the change would put it to sleep.
          on: {
            'network.changed': {
              guard: { type: 'isOnline', params: ({ event }) => ({ isOnline: event.isOnline }) },
              target: '#session.relogin',
            },
          },
          invoke: {
            id: 'readNetwork',
            src: 'readNetwork',
            onDone: [
              {
                guard: { type: 'isOnline', params: ({ event }) => ({ isOnline: event.output }) },
                target: '#session.relogin',
              },
              { target: 'waitingForNetwork' },
            ],
            onError: '#session.relogin',
          },
          after: { networkTimeout: '#session.relogin' },
        },
        waitingForNetwork: {
          on: {
            'network.changed': {
              guard: { type: 'isOnline', params: ({ event }) => ({ isOnline: event.isOnline }) },
              target: '#session.relogin',
            },
          },
        },
        waitingToRetry: { after: { retryDelay: 'lookingAtNetwork' } },
        waitingForTap: {},
      },
    },
    relogin: {
      on: {
        'logout.requested': {
          target: '#session.anonymous.forgetting',
          actions: ['revokeToken', 'dropSession', 'announceClosed'],
        },
      },
      invoke: {
        id: 'signIn',
        src: 'signIn',
        onDone: [
          {
            // Another user is announced like the same one: whoever holds data compares the user id.
            guard: { type: 'isSignedIn', params: ({ event }) => ({ output: event.output }) },
            target: 'loggedIn',
            actions: [
              { type: 'keepSession', params: ({ event }) => ({ session: event.output.session }) },
              'announceOpened',
            ],
          },
          {
            guard: { type: 'isRefused', params: ({ event }) => ({ output: event.output }) },
            target: '#session.sessionExpired.waitingForTap',
            actions: { type: 'keepError', params: ({ event }) => ({ error: event.output.error }) },
          },
          {
            guard: 'hasAttemptsLeft',
            target: '#session.sessionExpired.waitingToRetry',
            actions: [
              'countFailure',
              { type: 'keepError', params: ({ event }) => ({ error: event.output.error }) },
            ],
          },
          {
            target: '#session.sessionExpired.waitingForTap',
            actions: { type: 'keepError', params: ({ event }) => ({ error: event.output.error }) },
          },
        ],
        onError: {
          target: '#session.sessionExpired.waitingForTap',
          actions: { type: 'keepError', params: ({ event }) => ({ error: toErrorCode(event.error) }) },
        },
      },
    },
  },
})
