import path from 'node:path'
import type { CallExpression, Identifier, Literal, Node } from 'acorn'
import type { CompiledFiles } from './compiler'
import { parseScript, walk } from './syntax'

/** What is wrong, with the file in front. */
export type Problem = string

/** Everything that WeChat's compiler lets pass and a phone does not. */
export function findProblems(files: CompiledFiles): Problem[] {
  const roots = subpackageRoots(files)
  return [...files].flatMap(([file, content]) => {
    const problems = [...checkReferences(file, content, files, roots), ...checkSyntax(file, content)]
    return problems.map((problem) => `${file}: ${problem}`)
  })
}

function subpackageRoots(files: CompiledFiles): string[] {
  const app = JSON.parse(files.get('app.json') ?? '{}') as Record<string, { root: string }[] | undefined>
  const packages = app.subPackages ?? app.subpackages ?? []
  return packages.map(({ root }) => root.replace(/\/?$/, '/'))
}

function checkSyntax(file: string, content: string): Problem[] {
  if (file.endsWith('.js')) return checkScript(content)
  if (file.endsWith('.wxs')) return checkWxs(content)
  if (!file.endsWith('.wxml')) return []
  const inline = content.matchAll(/<wxs\b[^>]*[^/>]>([\s\S]*?)<\/wxs>/g)
  return [...inline].flatMap(([, code = '']) => checkWxs(code))
}

/** WXS is run by an interpreter that knows ES5 and nothing newer. */
function checkWxs(code: string): Problem[] {
  try {
    parseScript(code, 5)
    return []
  } catch (error) {
    return [`WXS is not ES5: ${String(error)}`]
  }
}

function checkScript(code: string): Problem[] {
  const problems: Problem[] = []
  walk(parseScript(code), (node) => {
    const problem = refuse(node)
    if (problem !== null) problems.push(problem)
  })
  return problems
}

function refuse(node: Node): Problem | null {
  if (node.type === 'Identifier' && (node as Identifier).name === 'BigInt')
    return 'BigInt is not on every phone'
  if (node.type !== 'Literal') return null
  const { bigint, regex, value } = node as Literal
  if (typeof bigint === 'string') return `BigInt ${bigint}n does not parse on every phone`
  const pattern = regex?.pattern ?? (typeof value === 'string' ? value : '')
  return /\(\?<[=!]/.test(pattern) ? `lookbehind ${pattern} does not parse on every phone` : null
}

/** A name of another file, and where the compiler would find it. */
interface Reference {
  readonly name: string
  readonly candidates: readonly string[]
}

/** Files must exist, and be in the main package or in the package that names them. */
function checkReferences(
  file: string,
  content: string,
  files: CompiledFiles,
  roots: readonly string[],
): Problem[] {
  const packageOf = (name: string): string => roots.find((root) => name.startsWith(root)) ?? ''
  return readReferences(file, content).flatMap(({ name, candidates }) => {
    const found = candidates.find((candidate) => files.has(candidate))
    if (found === undefined) return [`'${name}' does not exist`]
    const owner = packageOf(found)
    if (owner === '' || owner === packageOf(file)) return []
    return [`'${name}' is in the package ${owner}, which may not be there yet`]
  })
}

function readReferences(file: string, content: string): Reference[] {
  const inFolder = (name: string): string =>
    name.startsWith('/') ? name.slice(1) : path.posix.join(path.posix.dirname(file), name)
  switch (path.posix.extname(file)) {
    case '.js':
      return readRequires(content).map((name) => ({
        name,
        candidates: moduleCandidates(name, inFolder(name)),
      }))
    case '.json':
      return readComponents(content).map((name) => ({ name, candidates: [`${inFolder(name)}.json`] }))
    case '.wxml':
    case '.wxs':
    case '.wxss':
      return readSources(content).map((name) => ({
        name,
        candidates: [inFolder(name), `${inFolder(name)}.wxml`],
      }))
    default:
      return []
  }
}

function moduleCandidates(name: string, inFolder: string): string[] {
  const base = /^[./]/.test(name) ? inFolder : `miniprogram_npm/${name}`
  return [base, `${base}.js`, `${base}/index.js`]
}

function readRequires(code: string): string[] {
  const names: string[] = []
  walk(parseScript(code), (node) => {
    if (node.type !== 'CallExpression') return
    const {
      callee,
      arguments: [argument],
    } = node as CallExpression
    const isRequire = callee.type === 'Identifier' && callee.name === 'require'
    if (isRequire && argument?.type === 'Literal') names.push(String(argument.value))
  })
  return names
}

/** Components of other packages are allowed where a placeholder stands for them until they are there. */
function readComponents(json: string): string[] {
  const { usingComponents = {}, componentPlaceholder = {} } = JSON.parse(json) as Record<
    string,
    Record<string, string> | undefined
  >
  return Object.entries(usingComponents)
    .filter(([tag, target]) => !(tag in componentPlaceholder) && !target.includes('://'))
    .map(([, target]) => target)
}

function readSources(content: string): string[] {
  const matches = content.matchAll(
    /(?:\bsrc="([^"{]+\.(?:wxml|wxs))"|@import\s+["']([^"']+)["']|\brequire\(["']([^"']+)["']\))/g,
  )
  return [...matches].map(([, source, style, module]) => source ?? style ?? module ?? '')
}
