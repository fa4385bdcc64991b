import { readdir, readFile } from 'node:fs/promises'
import { parse } from 'acorn'
import { transform } from 'esbuild'
import { fromRoot } from './paths'

/** Folders whose code ends up on the phone and imports packages by name. */
const FOLDERS = [fromRoot('miniprogram'), fromRoot('node_modules', 'mobx-miniprogram-bindings', 'src')]

/** Names that the mini-program imports as values from npm packages, by package, sorted. */
export async function readImportedNames(): Promise<ReadonlyMap<string, readonly string[]>> {
  const files = (await Promise.all(FOLDERS.map(listSources))).flat()
  const imports = (await Promise.all(files.map(readImports))).flat()
  const packages = [...new Set(imports.map(({ from }) => from))]
  return new Map(packages.map((name) => [name, namesOf(imports.filter(({ from }) => from === name))]))
}

interface NamedImport {
  readonly from: string
  readonly name: string
}

function namesOf(imports: readonly NamedImport[]): string[] {
  return [...new Set(imports.map(({ name }) => name))].sort()
}

async function listSources(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => file.endsWith('.ts') && !/\.d\.ts$|^miniprogram_npm/.test(file))
    .map((file) => `${folder}/${file}`)
}

async function readImports(file: string): Promise<NamedImport[]> {
  // Without types, so that what is left is needed at run time.
  const { code } = await transform(await readFile(file, 'utf8'), { loader: 'ts', target: 'es2022' })
  return parse(code, { ecmaVersion: 'latest', sourceType: 'module' }).body.flatMap((node) => {
    if (node.type !== 'ImportDeclaration') return []
    const from = String(node.source.value)
    if (from.startsWith('.')) return []
    return node.specifiers.map((specifier) => {
      if (specifier.type === 'ImportSpecifier' && specifier.imported.type === 'Identifier') {
        return { from, name: specifier.imported.name }
      }
      throw new Error(
        `${file} must import from ${from} by names: the phone's bundle holds only what is named`,
      )
    })
  })
}
