import { fromPromise } from 'xstate'
import type { AuthPort } from '../core/ports'
import type { Session } from '../core/session'
import { appMachine } from '../machines/app.machine'
import { checkInMachine } from '../machines/check-in.machine'
import { profileMachine } from '../machines/profile.machine'
import { sessionMachine, toRetryDelay } from '../machines/session.machine'
import { signInMachine } from '../machines/sign-in.machine'
import type { CheckInApi } from '../services/check-in-api'
import type { SessionStorage } from '../services/session-storage'
import type { UserApi } from '../services/user-api'
import type { Platform } from './platform'

/** The charts that run, with the guards, delays and assignments they were set up with. */
export interface Machines {
  readonly session: typeof sessionMachine
  readonly signIn: typeof signInMachine
  readonly profile: typeof profileMachine
  readonly checkIn: typeof checkInMachine
}

export const MACHINES: Machines = {
  session: sessionMachine,
  signIn: signInMachine,
  profile: profileMachine,
  checkIn: checkInMachine,
}

/** What the machines' implementations are made of. */
export interface MachineParts extends Pick<Platform, 'network' | 'random' | 'reporter'> {
  readonly machines: Machines
  readonly auth: AuthPort
  readonly sessions: SessionStorage
  readonly userApi: UserApi
  readonly checkInApi: CheckInApi
}

/** The app's machine with every actor, action and delay in its place. */
export function provideMachines(parts: MachineParts): typeof appMachine {
  return appMachine.provide({
    actors: {
      session: provideSession(parts),
      profile: provideProfile(parts),
      checkIn: provideCheckIn(parts),
    },
    actions: {
      reportFailure: (_, { error }) => {
        parts.reporter.report('actor', error)
      },
    },
  })
}

function provideSession(parts: MachineParts): typeof sessionMachine {
  const { auth, machines, network, random, sessions, userApi } = parts
  return machines.session.provide({
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
      retryDelay: ({ context }) => toRetryDelay(context.attempt) * (0.5 + random() / 2),
    },
  })
}

function provideSignIn({ auth, machines, sessions, userApi }: MachineParts): typeof signInMachine {
  return machines.signIn.provide({
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

function provideProfile({ machines, userApi }: MachineParts): typeof profileMachine {
  return machines.profile.provide({ actors: { loadProfile: fromPromise(() => userApi.loadUser()) } })
}

function provideCheckIn({ machines, checkInApi }: MachineParts): typeof checkInMachine {
  return machines.checkIn.provide({
    actors: {
      loadCheckIns: fromPromise(() => checkInApi.load()),
      checkIn: fromPromise(() => checkInApi.checkIn()),
    },
  })
}

/** Runs at once; what is thrown becomes the rejection. */
function settle(run: () => void): Promise<undefined> {
  return new Promise((resolve) => {
    run()
    resolve(undefined)
  })
}
