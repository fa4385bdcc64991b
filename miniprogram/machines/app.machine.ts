import { sendTo, setup } from 'xstate'
import { profileMachine } from './profile.machine'
import { sessionMachine, type SessionEmitted } from './session.machine'

/**
 * The root of the actor system: the session and what lives beside it, so that one inspection and one reset reach
 * them all. It passes on what the session announces; nobody else tells an actor that the user changed.
 */
export const appMachine = setup({
  types: { events: {} as SessionEmitted },
  actors: {
    session: sessionMachine,
    profile: profileMachine,
  },
  actions: {
    tellProfile: sendTo('profile', (_, params: { event: SessionEmitted }) => params.event),
    /** A child that ends in an error is a fault of ours; the composition reports it. */
    reportFailure: (_, _params: { error: unknown }) => undefined,
  },
}).createMachine({
  id: 'app',
  invoke: [
    {
      id: 'session',
      systemId: 'session',
      src: 'session',
      onError: { actions: { type: 'reportFailure', params: ({ event }) => ({ error: event.error }) } },
    },
    {
      id: 'profile',
      systemId: 'profile',
      src: 'profile',
      onError: { actions: { type: 'reportFailure', params: ({ event }) => ({ error: event.error }) } },
    },
  ],
  on: {
    'session.opened': { actions: { type: 'tellProfile', params: ({ event }) => ({ event }) } },
    'session.closed': { actions: { type: 'tellProfile', params: ({ event }) => ({ event }) } },
  },
})
