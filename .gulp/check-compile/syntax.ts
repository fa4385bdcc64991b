import { parse, type Node, type Options } from 'acorn'

/** Calls `visit` for every node of a syntax tree. */
export function walk(node: Node, visit: (node: Node) => void): void {
  visit(node)
  for (const child of Object.values(node).flat() as unknown[]) if (isNode(child)) walk(child, visit)
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

/** The tree of a script; throws a SyntaxError that names line and column. */
export function parseScript(code: string, ecmaVersion: Options['ecmaVersion'] = 'latest'): Node {
  return parse(code, { ecmaVersion, sourceType: 'script', allowReturnOutsideFunction: true })
}
