import type { HttpOutcome, HttpPort, HttpRequest } from '../core/ports'

/** The platform sends at most ten requests, uploads and downloads together; more would queue inside it, out of our reach. */
export const SLOTS = 10

/** A request on its way. */
export interface Flight {
  readonly request: HttpRequest
  /** It may be aborted to make room for something urgent, because sending it again is harmless. */
  readonly isPreemptable: boolean
  onSettled(outcome: HttpOutcome): void
  /** Called instead of `onSettled` when it had to make room. */
  onPreempted(): void
}

/** Sends requests, never more than its number of slots at once. */
export interface RequestSlots {
  hasFree(): boolean
  /** Sends at once; only to be called while there is a free slot. Returns the cancel function. */
  send(flight: Flight): () => void
  /**
   * Sends before everybody else: in a free slot, in the place of the youngest request that may be preempted, or in
   * the next slot that gets free. Returns the cancel function.
   */
  sendUrgent(flight: Flight): () => void
  /** The listener is called whenever a slot got free and nothing urgent took it. */
  onFree(listener: () => void): void
}

export function createRequestSlots(http: HttpPort, size = SLOTS): RequestSlots {
  /** In the order they were sent; the value aborts. */
  const flying = new Map<Flight, () => void>()
  const urgent: Flight[] = []
  let announce: () => void = () => undefined

  const release = (flight: Flight): void => {
    if (!flying.delete(flight)) return
    const next = urgent.shift()
    if (next !== undefined) start(next)
    else announce()
  }

  const start = (flight: Flight): void => {
    let isSettled = false
    flying.set(flight, () => undefined)
    const abort = http.send(flight.request, (outcome) => {
      isSettled = true
      // Its consequences first: a 401 must close the gate before the free slot sends the next request.
      flight.onSettled(outcome)
      release(flight)
    })
    if (!isSettled) flying.set(flight, abort)
  }

  const cancel = (flight: Flight): void => {
    const waiting = urgent.indexOf(flight)
    if (waiting >= 0) urgent.splice(waiting, 1)
    flying.get(flight)?.()
    release(flight)
  }

  const preemptYoungest = (): void => {
    const youngest = [...flying.keys()].reverse().find(({ isPreemptable }) => isPreemptable)
    if (youngest === undefined) return
    flying.get(youngest)?.()
    youngest.onPreempted()
    release(youngest)
  }

  return {
    hasFree: () => flying.size < size,
    send(flight) {
      start(flight)
      return () => {
        cancel(flight)
      }
    },
    sendUrgent(flight) {
      if (flying.size < size) start(flight)
      else {
        urgent.push(flight)
        preemptYoungest()
      }
      return () => {
        cancel(flight)
      }
    },
    onFree(listener) {
      announce = listener
    },
  }
}
