import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { transformSync } from 'esbuild'
import type { Modules } from './realm'

/** npm runs every script of a package in the package's own folder. */
const BENCH = process.cwd()
const MINI_PROGRAM = path.join(BENCH, '..', 'miniprogram')

/** The mini-program's JavaScript, file by file as DevTools compiles it, with the npm bundles it ships with. */
export function readMiniProgram(): Modules {
  if (!existsSync(path.join(MINI_PROGRAM, 'miniprogram_npm'))) {
    throw new Error('miniprogram/miniprogram_npm is missing: run "npx gulp npm" in the project first')
  }
  return readScripts(MINI_PROGRAM)
}

/** A published package as it is. */
export function readPackage(name: string): Modules {
  return readScripts(path.join(BENCH, 'node_modules', name))
}

/** The version of a published package. */
export function readVersion(name: string): string {
  const file = path.join(BENCH, 'node_modules', name, 'package.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}

/** A script as DevTools uploads it. */
export function minify(code: string): string {
  return transformSync(code, { minify: true, format: 'cjs', target: 'es2017', legalComments: 'none' }).code
}

function readScripts(root: string): Modules {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => /\.js$|(?<!\.d)\.ts$/.test(file))
    .sort()
  return new Map(
    files.map((file) => [
      file.replace(/\.ts$/, '.js'),
      compile(file, readFileSync(path.join(root, file), 'utf8')),
    ]),
  )
}

/** What is published as JavaScript stays as it is. */
function compile(file: string, code: string): string {
  if (file.endsWith('.js')) return code
  return transformSync(code, { loader: 'ts', format: 'cjs', target: 'es2017', sourcefile: file }).code
}
