import { isMachineSnapshot, type InspectionEvent } from 'xstate'
import { isSessionError } from '../core/errors'
import type { Clock, ReporterPort } from '../core/ports'
import type { TransitionLog } from '../stores/transition-log.store'

/** Watches the whole actor system: transitions go to the log, unexpected failures to the reporter. */
export function createInspector(clock: Clock, log: TransitionLog, reporter: ReporterPort) {
  const states = new Map<string, string>()
  return (inspected: InspectionEvent): void => {
    if (inspected.type === '@xstate.event') return reportFailure(inspected.event, reporter)
    if (inspected.type !== '@xstate.snapshot') return
    const { actorRef, event, snapshot } = inspected
    if (!isMachineSnapshot(snapshot)) return
    const to = toPath(snapshot.value)
    const from = states.get(actorRef.sessionId)
    if (snapshot.status === 'active') states.set(actorRef.sessionId, to)
    else states.delete(actorRef.sessionId)
    if (from === undefined || from === to) return
    log.add({ at: clock.now(), machine: snapshot.machine.id, event: event.type, from, to })
  }
}

/** A promise actor's expected failures carry a code the chart handles; everything else is a fault of ours or the storage. */
function reportFailure(
  event: { readonly type: string; readonly error?: unknown },
  reporter: ReporterPort,
): void {
  if (!event.type.startsWith('xstate.error.')) return
  const { error } = event
  const isExpected = isSessionError(error) && error.code !== 'server' && error.code !== 'storage'
  if (!isExpected) reporter.report(event.type, error)
}

/** `{ sessionExpired: 'waitingForTap' }` → `sessionExpired.waitingForTap`; no machine of ours has parallel states. */
function toPath(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value)
    .map(([key, inner]) => [key, toPath(inner)].filter(Boolean).join('.'))
    .join(' ')
}
