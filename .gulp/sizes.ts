import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { transform as compileScript } from '@swc/core'
import { build as bundle, transform as compileStyle } from 'esbuild'
import { fail } from './fail'
import { fromRoot } from './paths'

/** What the main package may weigh in code, in bytes; WeChat's own limit is 2 MB. */
const MAIN_PACKAGE_LIMIT = 200_000

const KINDS: Readonly<Record<string, string>> = {
  '.ts': 'scripts',
  '.js': 'scripts',
  '.wxs': 'scripts',
  '.wxml': 'markup',
  '.wxss': 'styles',
  '.json': 'settings',
}

interface Measured {
  readonly owner: string
  readonly kind: string
  readonly bytes: number
  readonly zipped: number
}

/** Prints what the mini-program's code weighs, and fails when the main package is over its limit. */
export async function sizes(): Promise<void> {
  const roots = await subpackageRoots()
  const scripts = await usedScripts()
  const files = (await listFiles()).filter(
    (file) => isCode(file) && (!file.endsWith('.ts') || scripts.has(file)),
  )
  const measured = await Promise.all(files.map((file) => measure(file, roots)))
  const owners = [...new Set(measured.map(({ owner }) => owner))].sort()
  for (const owner of owners)
    print(
      owner,
      measured.filter((item) => item.owner === owner),
    )
  const main = sum(measured.filter(({ owner }) => owner === 'main package'))
  if (main.bytes > MAIN_PACKAGE_LIMIT) {
    fail(`The main package has ${format(main.bytes)} of code, its limit is ${format(MAIN_PACKAGE_LIMIT)}.`)
  }
}

async function subpackageRoots(): Promise<string[]> {
  const app = JSON.parse(await readFile(fromRoot('miniprogram', 'app.json'), 'utf8')) as {
    subPackages?: { root: string }[]
  }
  return (app.subPackages ?? []).map(({ root }) => root.replace(/\/?$/, '/'))
}

async function listFiles(): Promise<string[]> {
  const files = await readdir(fromRoot('miniprogram'), { recursive: true, encoding: 'utf8' })
  return files.map((file) => file.split(path.sep).join('/'))
}

/** Scripts that something requires: DevTools uploads no others (`ignoreUploadUnusedFiles`), types leave nothing behind. */
async function usedScripts(): Promise<Set<string>> {
  const root = fromRoot('miniprogram')
  const files = await listFiles()
  const isEntry = (file: string): boolean =>
    files.includes(file.replace(/\.ts$/, '.wxml')) || file === 'app.ts'
  const { metafile } = await bundle({
    absWorkingDir: root,
    entryPoints: files.filter((file) => file.endsWith('.ts') && isEntry(file)),
    bundle: true,
    packages: 'external',
    format: 'cjs',
    outdir: root,
    write: false,
    metafile: true,
  })
  return new Set(Object.keys(metafile.inputs))
}

/** Leaves out what project.config.json keeps from the upload. */
function isCode(file: string): boolean {
  return path.extname(file) in KINDS && !file.endsWith('.d.ts') && file !== 'package.json'
}

async function measure(file: string, roots: readonly string[]): Promise<Measured> {
  const code = await upload(file, await readFile(fromRoot('miniprogram', file), 'utf8'))
  return {
    owner: roots.find((root) => file.startsWith(root)) ?? 'main package',
    kind: file.startsWith('miniprogram_npm/') ? 'npm packages' : (KINDS[path.extname(file)] ?? ''),
    bytes: Buffer.byteLength(code),
    zipped: gzipSync(code).length,
  }
}

/** A file as DevTools uploads it, which minifies scripts, styles and markup; the packages are minified already. */
async function upload(file: string, text: string): Promise<string> {
  if (file.endsWith('.wxml')) return text.replace(/<!--[\s\S]*?-->/g, '').replace(/\s*\n\s*/g, ' ')
  if (file.endsWith('.wxss')) return (await compileStyle(text, { loader: 'css', minify: true })).code
  if (!file.endsWith('.ts')) return text
  const { code } = await compileScript(text, {
    filename: file,
    minify: true,
    module: { type: 'commonjs' },
    // The helpers that older syntax needs are files of their own, shared by all: they are not counted in each.
    jsc: { parser: { syntax: 'typescript' }, target: 'es2018', minify: { compress: true, mangle: true } },
    configFile: false,
    swcrc: false,
  })
  return code
}

function print(owner: string, measured: readonly Measured[]): void {
  console.log(`${owner.padEnd(24)}${['uploaded', 'gzip'].map((title) => title.padStart(12)).join('')}`)
  for (const kind of [...new Set(measured.map((item) => item.kind))].sort()) {
    printLine(`  ${kind}`, sum(measured.filter((item) => item.kind === kind)))
  }
  printLine('  all', sum(measured))
}

function printLine(title: string, { bytes, zipped }: ReturnType<typeof sum>): void {
  console.log(`${title.padEnd(24)}${[bytes, zipped].map((size) => format(size).padStart(12)).join('')}`)
}

function sum(measured: readonly Measured[]) {
  const add = (pick: (item: Measured) => number): number =>
    measured.reduce((all, item) => all + pick(item), 0)
  return { bytes: add((item) => item.bytes), zipped: add((item) => item.zipped) }
}

function format(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}
