import type { ActorRefFrom, SnapshotFrom } from 'xstate'
import type { sessionMachine } from '../machines/session.machine'
import type { GatePhase, GateSession, GateView } from '../services/gate-session'

type SessionActor = ActorRefFrom<typeof sessionMachine>
type SessionSnapshot = SnapshotFrom<typeof sessionMachine>

/** The chart as the gate sees it, before and after there is an actor: the machines need the gate, the gate the session. */
export interface GateSessionLink extends GateSession {
  connect(actor: SessionActor): void
}

const NOBODY: GateView = { phase: 'closed', token: null, userId: null, error: null }

export function createGateSession(): GateSessionLink {
  const listeners: (() => void)[] = []
  let session: SessionActor | null = null
  return {
    connect(actor) {
      session = actor
      actor.subscribe(() => {
        listeners.forEach((listener) => {
          listener()
        })
      })
    },
    view: () => (session === null ? NOBODY : toGateView(session.getSnapshot())),
    requestLogin() {
      session?.send({ type: 'login.requested' })
    },
    reject(token) {
      session?.send({ type: 'session.rejected', token })
    },
    refuse(token) {
      session?.send({ type: 'session.refused', token })
    },
    onChange(listener) {
      listeners.push(listener)
    },
  }
}

/** What a snapshot of the chart means for requests. */
export function toGateView(snapshot: SessionSnapshot): GateView {
  const { session, error } = snapshot.context
  const phase = toPhase(snapshot)
  return {
    phase,
    token: phase === 'open' ? (session?.token ?? null) : null,
    userId: session?.userId ?? null,
    error,
  }
}

function toPhase(snapshot: SessionSnapshot): GatePhase {
  if (snapshot.matches('loggedIn')) return 'open'
  if (snapshot.matches('relogin')) return 'waiting'
  if (snapshot.matches({ authorizing: 'consent' })) return 'asking'
  if (snapshot.matches({ anonymous: 'restoring' }) || snapshot.matches({ authorizing: 'signingIn' }))
    return 'waiting'
  // After a failed relogin the chart goes on trying, but who waits is told at once.
  const isRelogging =
    snapshot.matches({ sessionExpired: 'lookingAtNetwork' }) ||
    snapshot.matches({ sessionExpired: 'waitingForNetwork' })
  return isRelogging && snapshot.context.attempt === 0 ? 'waiting' : 'closed'
}
