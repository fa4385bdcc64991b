import { assign, fromPromise, setup } from 'xstate'
import { SessionError, toErrorCode, type SessionErrorCode } from '../core/errors'
import type { Session } from '../core/session'

const notProvided = (): Promise<never> => Promise.reject(new SessionError('server', 'not provided'))

/** A failed sign-in is an output as well: a final state never becomes the parent's `onError`. */
export interface SignInOutput {
  readonly session: Session | null
  readonly error: SessionErrorCode | null
}

export interface SignInContext extends SignInOutput {
  readonly code: string
  /** How often the platform interrupted this sign-in, capped. */
  readonly interruptions: number
}

/** The platform interrupts what runs in the background; more often than this is a fault, not a coincidence. */
const MAX_INTERRUPTIONS = 5

/**
 * One sign-in: `wx.login` → code → `POST /user/login` → session saved. The session chart runs it both for a login
 * that the user asked for and for a silent relogin.
 *
 * @see {@link https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/login.html}
 */
export const signInMachine = setup({
  types: {
    context: {} as SignInContext,
    output: {} as SignInOutput,
  },
  actors: {
    fetchCode: fromPromise<string>(notProvided),
    exchangeCode: fromPromise<Session, { code: string }>(notProvided),
    saveSession: fromPromise<undefined, { session: Session | null }>(notProvided),
  },
  delays: {
    codeTimeout: 5_000,
    exchangeTimeout: 10_000,
    saveTimeout: 2_000,
  },
  guards: {
    /** The app was hidden: the code may have been used or not, so the sign-in begins anew with a fresh one. */
    isInterrupted: ({ context }, params: { error: unknown }) =>
      toErrorCode(params.error) === 'interrupted' && context.interruptions < MAX_INTERRUPTIONS,
  },
  actions: {
    countInterruption: assign({ interruptions: ({ context }) => context.interruptions + 1 }),
    keepCode: assign({ code: (_, params: { code: string }) => params.code }),
    keepSession: assign({ session: (_, params: { session: Session }) => params.session }),
    keepError: assign({ error: (_, params: { error: SessionErrorCode }) => params.error }),
  },
}).createMachine({
  id: 'signIn',
  context: { code: '', session: null, error: null, interruptions: 0 },
  initial: 'fetchingCode',
  states: {
    fetchingCode: {
      invoke: {
        id: 'fetchCode',
        src: 'fetchCode',
        onDone: {
          target: 'exchangingCode',
          actions: { type: 'keepCode', params: ({ event }) => ({ code: event.output }) },
        },
        onError: [
          {
            guard: { type: 'isInterrupted', params: ({ event }) => ({ error: event.error }) },
            target: 'fetchingCode',
            reenter: true,
            actions: 'countInterruption',
          },
          {
            target: 'failed',
            actions: { type: 'keepError', params: ({ event }) => ({ error: toErrorCode(event.error) }) },
          },
        ],
      },
      after: {
        codeTimeout: { target: 'failed', actions: { type: 'keepError', params: { error: 'timeout' } } },
      },
    },
    exchangingCode: {
      invoke: {
        id: 'exchangeCode',
        src: 'exchangeCode',
        input: ({ context }) => ({ code: context.code }),
        onDone: {
          target: 'savingSession',
          actions: { type: 'keepSession', params: ({ event }) => ({ session: event.output }) },
        },
        onError: [
          {
            guard: { type: 'isInterrupted', params: ({ event }) => ({ error: event.error }) },
            target: 'fetchingCode',
            reenter: true,
            actions: 'countInterruption',
          },
          {
            target: 'failed',
            actions: { type: 'keepError', params: ({ event }) => ({ error: toErrorCode(event.error) }) },
          },
        ],
      },
      after: {
        exchangeTimeout: { target: 'failed', actions: { type: 'keepError', params: { error: 'timeout' } } },
      },
    },
    savingSession: {
      invoke: {
        id: 'saveSession',
        src: 'saveSession',
        input: ({ context }) => ({ session: context.session }),
        onDone: 'signedIn',
        // A full storage costs the next launch a login, not this one: the session lives on in memory.
        onError: 'signedIn',
      },
      after: { saveTimeout: 'signedIn' },
    },
    signedIn: { type: 'final' },
    failed: { type: 'final' },
  },
  output: ({ context }) => ({ session: context.session, error: context.error }),
})
