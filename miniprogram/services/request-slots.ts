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
export class RequestSlots {
  private readonly http: HttpPort
  private readonly size: number
  /** In the order they were sent; the value aborts. */
  private readonly flying = new Map<Flight, () => void>()
  private readonly urgent: Flight[] = []
  private announce: () => void = () => undefined

  constructor(http: HttpPort, size = SLOTS) {
    this.http = http
    this.size = size
  }

  hasFree(): boolean {
    return this.flying.size < this.size
  }

  /** The listener is called whenever a slot got free and nothing urgent took it. */
  onFree(listener: () => void): void {
    this.announce = listener
  }

  /** Sends at once; only to be called while there is a free slot. Returns the cancel function. */
  send(flight: Flight): () => void {
    this.start(flight)
    return () => {
      this.cancel(flight)
    }
  }

  /**
   * Sends before everybody else: in a free slot, in the place of the youngest request that may be preempted (a GET if
   * there is one), or in the next slot that gets free. Returns the cancel function.
   */
  sendUrgent(flight: Flight): () => void {
    if (this.hasFree()) this.start(flight)
    else {
      this.urgent.push(flight)
      this.preemptYoungest()
    }
    return () => {
      this.cancel(flight)
    }
  }

  private start(flight: Flight): void {
    this.flying.set(flight, () => undefined)
    const abort = this.http.send(flight.request, (outcome) => {
      // Its consequences first: a 401 must close the gate before the free slot sends the next request.
      flight.onSettled(outcome)
      this.release(flight)
    })
    // It is gone already if the port settled it at once.
    if (this.flying.has(flight)) this.flying.set(flight, abort)
  }

  private release(flight: Flight): void {
    if (!this.flying.delete(flight)) return
    const next = this.urgent.shift()
    if (next === undefined) this.announce()
    else this.start(next)
  }

  private cancel(flight: Flight): void {
    const waiting = this.urgent.indexOf(flight)
    if (waiting >= 0) this.urgent.splice(waiting, 1)
    this.flying.get(flight)?.()
    this.release(flight)
  }

  private preemptYoungest(): void {
    const candidates = [...this.flying.keys()].reverse().filter(({ isPreemptable }) => isPreemptable)
    // What only reads is cheapest to send again.
    const youngest = candidates.find(({ request }) => request.method === 'GET') ?? candidates[0]
    if (youngest === undefined) return
    this.flying.get(youngest)?.()
    youngest.onPreempted()
    this.release(youngest)
  }
}
