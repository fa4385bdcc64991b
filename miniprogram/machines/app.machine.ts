import { sendTo, setup } from 'xstate'
import { checkInMachine } from './check-in.machine'
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
    checkIn: checkInMachine,
  },
  actions: {
    tellProfile: sendTo('profile', (_, params: { event: SessionEmitted }) => params.event),
    tellCheckIn: sendTo('checkIn', (_, params: { event: SessionEmitted }) => params.event),
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
    {
      id: 'checkIn',
      systemId: 'checkIn',
      src: 'checkIn',
      onError: { actions: { type: 'reportFailure', params: ({ event }) => ({ error: event.error }) } },
    },
  ],
  on: {
    'session.opened': {
      actions: [
        { type: 'tellProfile', params: ({ event }) => ({ event }) },
        { type: 'tellCheckIn', params: ({ event }) => ({ event }) },
      ],
    },
    'session.closed': {
      actions: [
        { type: 'tellProfile', params: ({ event }) => ({ event }) },
        { type: 'tellCheckIn', params: ({ event }) => ({ event }) },
      ],
    },
  },
})
