import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { bundlePackage } from '../npm'

/** A project with one fault, and what must be said of it. */
export interface BrokenProject {
  readonly name: string
  readonly expected: RegExp
  /** Puts the fault into a copy of `miniprogram/`. */
  readonly damage: (folder: string) => Promise<void>
}

const SUBPACKAGE = { root: 'packages/other/', pages: ['page'] }

/** One for each thing that `npm run check:compile` looks at. */
export const BROKEN_PROJECTS: readonly BrokenProject[] = [
  {
    name: 'a page that does not exist',
    expected: /pages\/nowhere/,
    damage: (folder) =>
      edit(folder, 'app.json', (app) => ({
        ...app,
        pages: [...(app.pages as string[]), 'pages/nowhere/nowhere'],
      })),
  },
  {
    name: 'a syntax error',
    expected: /app\.(ts|js)/,
    damage: (folder) => append(folder, 'app.ts', 'const = 1'),
  },
  {
    name: 'a module that does not resolve',
    expected: /app\.js: '\.\/nowhere' does not exist/,
    damage: (folder) => append(folder, 'app.ts', "import './nowhere'"),
  },
  {
    name: 'an import of a subpackage from the main package',
    expected: /app\.js: '\.\/packages\/other\/helper' is in the package/,
    async damage(folder) {
      await addSubpackage(folder)
      await append(folder, 'app.ts', "import './packages/other/helper'")
    },
  },
  {
    name: 'a component of a subpackage in the main package',
    expected: /home\.json: '\/packages\/other\/part' is in the package/,
    async damage(folder) {
      await addSubpackage(folder)
      await edit(folder, 'pages/home/home.json', (page) => ({
        ...page,
        usingComponents: { part: '/packages/other/part' },
      }))
      await append(folder, 'pages/home/home.wxml', '<part />')
    },
  },
  {
    name: 'ES6 in WXS',
    expected: /modern\.wxs: WXS is not ES5/,
    async damage(folder) {
      await writeFile(path.join(folder, 'pages/home/modern.wxs'), 'module.exports = (n) => n * 2')
      await append(folder, 'pages/home/home.wxml', '<wxs src="./modern.wxs" module="modern" />')
    },
  },
  {
    name: 'ES6 in inline WXS',
    expected: /home\.wxml: WXS is not ES5/,
    damage: (folder) =>
      append(folder, 'pages/home/home.wxml', '<wxs module="modern">module.exports = (n) => n</wxs>'),
  },
  {
    name: 'a regular expression with lookbehind',
    expected: /app\.js: lookbehind/,
    damage: (folder) => append(folder, 'app.ts', "console.log(/(?<=a)b/.test('ab'))"),
  },
  {
    name: 'a BigInt',
    expected: /app\.js: BigInt/,
    damage: (folder) => append(folder, 'app.ts', 'console.log(10n)'),
  },
  {
    name: 'an xstate bundle without the AbortController',
    expected: /does not get to loggedIn/,
    async damage(folder) {
      const code = await bundlePackage('xstate', { withAbortController: false })
      await writeFile(path.join(folder, 'miniprogram_npm/xstate/index.js'), code)
    },
  },
]

async function append(folder: string, file: string, text: string): Promise<void> {
  const target = path.join(folder, file)
  await writeFile(target, `${await readFile(target, 'utf8')}\n${text}\n`)
}

async function edit(
  folder: string,
  file: string,
  change: (json: Record<string, unknown>) => unknown,
): Promise<void> {
  const target = path.join(folder, file)
  const json = JSON.parse(await readFile(target, 'utf8')) as Record<string, unknown>
  await writeFile(target, JSON.stringify(change(json)))
}

async function addSubpackage(folder: string): Promise<void> {
  const files = {
    'page.ts': 'Page({})',
    'page.wxml': '<view />',
    'page.json': '{}',
    'part.ts': 'Component({})',
    'part.wxml': '<view />',
    'part.json': '{ "component": true }',
    'helper.ts': 'export const helper = 1',
  }
  await mkdir(path.join(folder, SUBPACKAGE.root), { recursive: true })
  for (const [name, text] of Object.entries(files)) {
    await writeFile(path.join(folder, SUBPACKAGE.root, name), text)
  }
  await edit(folder, 'app.json', (app) => ({ ...app, subPackages: [SUBPACKAGE] }))
}
