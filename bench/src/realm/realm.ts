import path from 'node:path'
import vm from 'node:vm'

/** Path of each module and its CommonJS source. */
export type Modules = ReadonlyMap<string, string>

/** A JavaScript world of its own, with the language's globals, what is given to it, and nothing else. */
export interface Realm {
  /** The exports of a module, loaded once. */
  require(file: string): unknown
  /** What the platform adds to the language. */
  readonly globals: Readonly<Record<string, unknown>>
  /** Files loaded so far, in the order in which they began to load. */
  readonly loaded: readonly string[]
}

/** Time and chance as the code in a realm sees them. */
export interface Surroundings {
  now(): number
  random(): number
}

type ModuleFunction = (...parameters: unknown[]) => void

/** Names that browsers and Node have and a mini-program does not: module code sees them as undefined. */
const ABSENT = ['AbortController', 'AbortSignal', 'document', 'fetch', 'global', 'process', 'self', 'window']

/** Loads modules as WeChat does: each in a function whose parameters are what the platform adds, and hide what it lacks. */
export function createRealm(
  modules: Modules,
  globals: Readonly<Record<string, unknown>>,
  surroundings?: Surroundings,
): Realm {
  // An ordinary global object: Node's usual kind looks every global up by a callback, which no phone does.
  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY, {
    codeGeneration: { strings: false, wasm: false },
  })
  if (surroundings !== undefined) {
    const [date, math] = vm.runInContext('[Date, Math]', context) as [DateConstructor, Math]
    date.now = () => surroundings.now()
    math.random = () => surroundings.random()
  }
  const cache = new Map<string, { exports: unknown }>()
  const parameters = ['require', 'module', 'exports', ...Object.keys(globals), ...ABSENT]

  const load = (file: string): unknown => {
    const known = cache.get(file)
    if (known !== undefined) return known.exports
    const module = { exports: {} as unknown }
    cache.set(file, module)
    const source = `(function (${parameters.join(', ')}) {${modules.get(file) ?? ''}\n})`
    const run = vm.runInContext(source, context, { filename: file }) as ModuleFunction
    const require = (request: string): unknown => load(resolve(modules, file, request))
    run(require, module, module.exports, ...Object.values(globals))
    return module.exports
  }
  return {
    require: load,
    globals,
    get loaded() {
      return [...cache.keys()]
    },
  }
}

function resolve(modules: Modules, from: string, request: string): string {
  const base = request.startsWith('.')
    ? path.posix.join(path.posix.dirname(from), request)
    : `miniprogram_npm/${request}`
  const found = [base, `${base}.js`, `${base}/index.js`].find((file) => modules.has(file))
  if (found === undefined) throw new Error(`module '${request}' is not defined, required by ${from}`)
  return found
}
