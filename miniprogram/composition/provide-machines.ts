import { fromPromise } from 'xstate'
import type { AuthPort } from '../core/ports'
import type { Session } from '../core/session'
import { appMachine } from '../machines/app.machine'
import { profileMachine } from '../machines/profile.machine'
import { sessionMachine } from '../machines/session.machine'
import { signInMachine } from '../machines/sign-in.machine'
import type { SessionStorage } from '../services/session-storage'
import type { UserApi } from '../services/user-api'
import type { Platform } from './platform'

/** What the machines' implementations are made of. */
export interface MachineParts extends Pick<Platform, 'network' | 'random' | 'reporter'> {
  readonly auth: AuthPort
  readonly sessions: SessionStorage
  readonly userApi: UserApi
}

/** The app's machine with every actor, action and delay in its place. */
export function provideMachines(parts: MachineParts): typeof appMachine {
  return appMachine.provide({
    actors: { session: provideSession(parts), profile: provideProfile(parts) },
    actions: {
      reportFailure: (_, { error }) => {
        parts.reporter.report('actor', error)
      },
    },
  })
}

function provideSession(parts: MachineParts): typeof sessionMachine {
  const { auth, network, random, sessions, userApi } = parts
  return sessionMachine.provide({
    actors: {
      signIn: provideSignIn(parts),
      restoreSession: fromPromise(() => Promise.resolve(sessions.load())),
      checkSession: fromPromise(async () => ((await network.isOnline()) ? auth.checkSession() : 'unknown')),
      readNetwork: fromPromise(() => network.isOnline()),
      forgetSession: fromPromise(() =>
        settle(() => {
          sessions.forget()
        }),
      ),
    },
    actions: {
      revokeToken: ({ context }) => {
        if (context.session !== null) userApi.logOut(context.session.token)
      },
    },
    delays: {
      // Half fixed, half random: the devices of a failed backend must not come back all at once.
      retryDelay: ({ context }) => Math.min(30_000, 1_000 * 2 ** context.attempt) * (0.5 + random() / 2),
    },
  })
}

function provideSignIn({ auth, sessions, userApi }: MachineParts): typeof signInMachine {
  return signInMachine.provide({
    actors: {
      fetchCode: fromPromise(({ signal }) => auth.fetchCode(signal)),
      exchangeCode: fromPromise<Session, { code: string }>(({ input, signal }) =>
        userApi.logIn(input.code, signal),
      ),
      saveSession: fromPromise<undefined, { session: Session | null }>(({ input: { session } }) =>
        settle(() => {
          if (session !== null) sessions.save(session)
        }),
      ),
    },
  })
}

function provideProfile({ userApi }: MachineParts): typeof profileMachine {
  return profileMachine.provide({ actors: { loadProfile: fromPromise(() => userApi.loadUser()) } })
}

/** Runs at once; what is thrown becomes the rejection. */
function settle(run: () => void): Promise<undefined> {
  return new Promise((resolve) => {
    run()
    resolve(undefined)
  })
}
