import path from 'node:path'
import vm from 'node:vm'
import type { PhoneModules } from './phone-modules'

/** Names that browsers, Node or newer runtimes have and a mini-program does not. */
const ABSENT = [
  'AbortController',
  'AbortSignal',
  'DOMException',
  'Event',
  'EventTarget',
  'XMLHttpRequest',
  'document',
  'fetch',
  'global',
  'localStorage',
  'location',
  'navigator',
  'performance',
  'process',
  'queueMicrotask',
  'self',
  'structuredClone',
  'window',
] as const

type ModuleFunction = (
  require: (request: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
  ...globals: unknown[]
) => void

/** A JavaScript world with the language's own globals, what is given to it, and nothing else. */
export interface Realm {
  /** The exports of a module, loaded once. */
  require(file: string): unknown
}

/**
 * Loads modules as WeChat does: each in a function whose parameters hide what the platform does not have, packages from
 * `miniprogram_npm`. No `eval`, no `new Function`.
 *
 * @param modules the compiled mini-program
 * @param globals what the platform adds: `wx`, `App`, timers, …
 */
export function createRealm(modules: PhoneModules, globals: Readonly<Record<string, unknown>>): Realm {
  const context = vm.createContext({}, { codeGeneration: { strings: false, wasm: false } })
  vm.runInContext('delete globalThis.eval', context)
  const cache = new Map<string, { exports: unknown }>()
  const parameters = ['require', 'module', 'exports', ...Object.keys(globals), ...ABSENT]

  const load = (file: string): unknown => {
    const known = cache.get(file)
    if (known) return known.exports
    const module = { exports: {} as unknown }
    cache.set(file, module)
    const source = `(function (${parameters.join(', ')}) {${modules.get(file) ?? ''}\n})`
    const run = vm.runInContext(source, context, { filename: file }) as ModuleFunction
    run((request) => load(resolve(modules, file, request)), module, module.exports, ...Object.values(globals))
    return module.exports
  }
  return { require: load }
}

function resolve(modules: PhoneModules, from: string, request: string): string {
  const base = request.startsWith('.')
    ? path.posix.join(path.posix.dirname(from), request)
    : `miniprogram_npm/${request}`
  const found = [base, `${base}.js`, `${base}/index.js`].find((file) => modules.has(file))
  if (found === undefined) throw new Error(`module '${request}' is not defined, required by ${from}`)
  return found
}
