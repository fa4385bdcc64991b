import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { fromRoot } from '../paths'
import { run } from '../run'

const VERSION = '2.1.42'
const FOLDER = fromRoot('node_modules', '.cache', `miniprogram-ci-${VERSION}`)

/** The compiled package: path → content, as it would be uploaded. */
export type CompiledFiles = ReadonlyMap<string, string>

/** WeChat's compiler refused the project; the message is its own. */
export class CompileError extends Error {
  override readonly name = 'CompileError'
}

/** Fetches WeChat's compiler once; 276 MB, therefore not among our dependencies. */
export async function installCompiler(): Promise<void> {
  if (existsSync(FOLDER)) return
  console.log(`Fetching miniprogram-ci ${VERSION} (276 MB, once) …`)
  const partial = `${FOLDER}.partial`
  await rm(partial, { recursive: true, force: true })
  await mkdir(partial, { recursive: true })
  const args = ['install', `miniprogram-ci@${VERSION}`, '--prefix', partial]
  npm([...args, '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'])
  await rename(partial, FOLDER)
}

function npm(args: readonly string[]): void {
  const { npm_execpath: script } = process.env
  if (script === undefined)
    execFileSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' })
  else execFileSync(process.execPath, [script, ...args], { stdio: 'inherit' })
}

/**
 * Compiles a project without a network, by the settings of its project.config.json.
 *
 * @throws {CompileError}
 */
export async function compile(project: string): Promise<CompiledFiles> {
  const result = path.join(project, 'compiled.json')
  const compiler = path.join(FOLDER, 'node_modules', 'miniprogram-ci')
  const child = fromRoot('.gulp', 'check-compile', 'compile-child.cjs')
  const { output } = await run(child, [compiler, project, result], { folder: project })
  if (!existsSync(result)) throw new CompileError(output)
  const { files, error } = JSON.parse(await readFile(result, 'utf8')) as {
    files?: [string, string][]
    error?: string
  }
  if (files === undefined) throw new CompileError(error)
  return new Map(files)
}
