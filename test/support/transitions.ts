import {
  createActor,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type AnyStateNode,
  type EventObject,
  type InspectionEvent,
} from 'xstate'
import { getAdjacencyMap } from 'xstate/graph'

interface TakenTransition {
  readonly source: AnyStateNode
  readonly eventType: string
}

/** Every transition of a machine: a key that survives `provide` (which clones), and words to print. */
export function transitionsOf(machine: AnyStateMachine): Map<string, string> {
  const found = new Map<string, string>()
  const visit = (node: AnyStateNode): void => {
    for (const [eventType, transitions] of node.transitions) {
      transitions.forEach((transition, index) => {
        const targets = transition.target?.map((target: AnyStateNode) => target.id).join(', ') ?? '(stays)'
        found.set(`${node.id}|${eventType}|${String(index)}`, `${node.id} --${eventType}--> ${targets}`)
      })
    }
    Object.values(node.states).forEach(visit)
  }
  visit(machine.root)
  return found
}

/** Collects the keys of the transitions that actors take; hand {@link inspect} to `createActor`. */
export class TransitionCoverage {
  private readonly taken = new Set<string>()

  readonly inspect = (inspected: InspectionEvent): void => {
    if (inspected.type !== '@xstate.microstep') return
    for (const transition of inspected._transitions as unknown as TakenTransition[]) {
      const { source, eventType } = transition
      const index = source.transitions.get(eventType)?.indexOf(transition as never) ?? -1
      this.taken.add(`${source.id}|${eventType}|${String(index)}`)
    }
  }

  /** What of `all` was not taken, in words. */
  missing(all: Map<string, string>): string[] {
    return [...all].filter(([key]) => !this.taken.has(key)).map(([, label]) => label)
  }
}

/** One edge of the adjacency map with a way to its source. */
export interface Edge {
  readonly events: readonly EventObject[]
  readonly expected: { readonly value: unknown; readonly context: unknown }
}

interface Node {
  readonly state: AnyMachineSnapshot
  readonly transitions: Readonly<
    Record<string, { readonly event: EventObject; readonly state: AnyMachineSnapshot }>
  >
}

/** Every edge of the adjacency map, each with a shortest sequence of events that ends with it. */
export function edgesOf(machine: AnyStateMachine, events: readonly EventObject[]): Edge[] {
  const nodes = Object.values(
    getAdjacencyMap(machine, {
      events: [...events],
      limit: 100_000,
      // An answer only comes from something that the state has asked.
      filterEvents: (state: AnyMachineSnapshot, event: EventObject) =>
        !event.type.startsWith('xstate.') || state.can(event),
    } as never) as Record<string, Node>,
  )
  const byState = new Map(nodes.map((node) => [toKey(node.state), node]))
  const paths = new Map<string, EventObject[]>([[toKey(createActor(machine).getSnapshot()), []]])
  const edges: Edge[] = []
  for (const [key, path] of paths) {
    for (const { event, state } of Object.values(byState.get(key)?.transitions ?? {})) {
      edges.push({
        events: [...path, event],
        expected: { value: state.value, context: state.context as unknown },
      })
      // Entries that are added while a Map is walked are visited too, in order: the shortest path comes first.
      if (!paths.has(toKey(state))) paths.set(toKey(state), [...path, event])
    }
  }
  return edges
}

function toKey({ value, context }: AnyMachineSnapshot): string {
  return JSON.stringify([value, context])
}
