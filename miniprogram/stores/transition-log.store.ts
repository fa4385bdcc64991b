import { makeAutoObservable, observable, runInAction } from 'mobx-miniprogram'

/** One step of a machine. It names events and states only: nothing in it is secret. */
export interface Transition {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly machine: string
  /** Type of the event. */
  readonly event: string
  /** Dotted state values, such as `sessionExpired.lookingAtNetwork`. */
  readonly from: string
  readonly to: string
}

/** Enough to see how a login went; old ones make room. */
const CAPACITY = 200

/** What the machines did since launch, newest last. */
export class TransitionLog {
  entries: readonly Transition[] = []
  private readonly listeners = new Set<(transition: Transition) => void>()

  constructor() {
    makeAutoObservable<this, 'listeners'>(this, { entries: observable.ref, listeners: false })
  }

  /** Type of the last event that moved the session chart; empty at first. */
  get lastSessionEvent(): string {
    for (let index = this.entries.length - 1; index >= 0; index--) {
      const entry = this.entries[index]
      if (entry?.machine === 'session') return entry.event
    }
    return ''
  }

  add(transition: Transition): void {
    runInAction(() => {
      this.entries = [...this.entries, transition].slice(-CAPACITY)
    })
    this.listeners.forEach((listener) => {
      listener(transition)
    })
  }

  /** Calls the listener for every transition from now on; returns the function that ends it. */
  subscribe(listener: (transition: Transition) => void): () => void {
    this.listeners.add(listener)
    return () => {
      this.listeners.delete(listener)
    }
  }
}
