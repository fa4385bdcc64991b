import type { AnyStateMachine, AnyStateNode } from 'xstate'

interface Arrow {
  readonly source: AnyStateNode
  readonly label: string
}

/**
 * A machine as a mermaid state diagram: nested states, events, guards; drawn from the machine itself.
 * @see {@link https://mermaid.js.org/syntax/stateDiagram.html}
 */
export function toMermaid(machine: AnyStateMachine): string {
  const { root } = machine
  const anyState = hasChildren(root) ? 'any state' : root.key
  const ownName = root.transitions.size > 0 ? [`  state "${anyState}" as ${nameOf(root)}`] : []
  return ['stateDiagram-v2', ...drawChildren(root, '  '), ...ownName, ...drawArrows(root)].join('\n')
}

function drawChildren(parent: AnyStateNode, indent: string): string[] {
  const { initial, states } = parent
  const start = (initial.target as AnyStateNode[] | undefined)?.[0]
  const lines = start === undefined ? [] : [`${indent}[*] --> ${nameOf(start)}`]
  for (const node of Object.values(states) as AnyStateNode[]) {
    lines.push(`${indent}state "${node.key}" as ${nameOf(node)}`)
    if (hasChildren(node)) {
      lines.push(`${indent}state ${nameOf(node)} {`, ...drawChildren(node, `${indent}  `), `${indent}}`)
    }
    if (node.type === 'final') lines.push(`${indent}${nameOf(node)} --> [*]`)
  }
  return lines
}

/** One arrow for each pair of states and direction, with all its reasons: parallel arrows overlap. */
function drawArrows(root: AnyStateNode): string[] {
  const arrows = new Map<string, string[]>()
  for (const { source, label, target } of walk(root)) {
    const key = `${nameOf(source)} --> ${nameOf(target)}`
    arrows.set(key, [...(arrows.get(key) ?? []), label])
  }
  return [...arrows].map(([arrow, labels]) => `  ${arrow} : ${[...new Set(labels)].join('<br>')}`)
}

function* walk(node: AnyStateNode): Generator<Arrow & { readonly target: AnyStateNode }> {
  for (const transition of node.transitions.values()) {
    for (const { actions, eventType, guard, target } of transition) {
      const label = [toWords(String(eventType)), guardOf(guard)].filter(Boolean).join(' ')
      for (const end of (target ?? []) as AnyStateNode[]) yield { source: node, label, target: end }
      // Without a target only its actions tell what it is for.
      if (target === undefined && actions.length > 0) {
        yield { source: node, label: `${label} / ${actions.map(nameOfAction).join(', ')}`, target: node }
      }
    }
  }
  for (const child of Object.values(node.states) as AnyStateNode[]) yield* walk(child)
}

/** `xstate.done.actor.signIn` → `signIn done`, `xstate.after.retryDelay.…` → `after retryDelay`; our own events stay. */
function toWords(eventType: string): string {
  const [, kind, what, ...rest] = eventType.split('.')
  if (!eventType.startsWith('xstate.')) return eventType
  if (kind === 'after') return `after ${what ?? ''}`
  return `${rest.join('.')} ${kind === 'done' ? 'done' : 'failed'}`
}

function guardOf(guard: unknown): string {
  if (typeof guard === 'string') return `[${guard}]`
  if (typeof guard === 'object' && guard !== null && 'type' in guard) return `[${String(guard.type)}]`
  return ''
}

function nameOfAction(action: unknown): string {
  if (typeof action === 'string') return action
  return typeof action === 'object' && action !== null && 'type' in action ? String(action.type) : ''
}

function nameOf(node: AnyStateNode): string {
  return node.id.replaceAll('.', '_')
}

function hasChildren(node: AnyStateNode): boolean {
  return Object.keys(node.states).length > 0
}
