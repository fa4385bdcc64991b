import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { build, type BuildOptions } from 'esbuild'
import { readImportedNames } from './imported-names'
import { fromRoot } from './paths'

/** The npm packages the mini-program imports. */
export const BUNDLED_PACKAGES = ['xstate', 'mobx-miniprogram', 'mobx-miniprogram-bindings'] as const

/** One of {@link BUNDLED_PACKAGES}. */
export type BundledPackage = (typeof BUNDLED_PACKAGES)[number]

/** Where the code is taken from: production builds, as ES modules where there are any, so that unused parts can go. */
const ENTRIES: Readonly<Record<BundledPackage, string>> = {
  xstate: 'xstate',
  'mobx-miniprogram': 'mobx-miniprogram/dist/mobx.esm.production.min.js',
  'mobx-miniprogram-bindings': 'mobx-miniprogram-bindings',
}

interface BundleOptions {
  /** Only the realm test sets this to false: it proves that the app cannot log in without the fallback. */
  readonly withAbortController?: boolean
}

/**
 * Writes `miniprogram/miniprogram_npm/<package>/index.js`, where WeChat's module loader looks for packages; DevTools'
 * own packer cannot read xstate's files. A bundle holds what the app's sources import, and says so when something else
 * is asked for. `npm start` writes them again after every change, without it a new import needs `npx gulp npm`.
 */
export async function npm(): Promise<void> {
  await Promise.all(BUNDLED_PACKAGES.map(writeBundle))
}

async function writeBundle(name: BundledPackage): Promise<void> {
  const folder = fromRoot('miniprogram', 'miniprogram_npm', name)
  const code = await bundlePackage(name)
  await mkdir(folder, { recursive: true })
  await writeFile(`${folder}/index.js`, code)
}

/** One package as a single production CommonJS file that the oldest supported client can parse. */
export async function bundlePackage(name: BundledPackage, options: BundleOptions = {}): Promise<string> {
  const { withAbortController = true } = options
  const entry = ENTRIES[name]
  const offered = await readExports(name)
  const imported = (await readImportedNames()).get(name) ?? []
  const used = offered.filter((exported) => imported.includes(exported))
  const left = offered.filter((exported) => !imported.includes(exported))
  const result = await build({
    ...shared(name),
    stdin: {
      contents:
        offered.length === 0 ? `export * from '${entry}'` : `export { ${used.join(', ')} } from '${entry}'`,
      resolveDir: fromRoot(),
    },
    minify: true,
    // Turns the free name AbortController inside the bundle into ours: mini-programs have no such global.
    inject: withAbortController ? [fromRoot('miniprogram', 'platform', 'abort-controller.ts')] : [],
    banner: { js: await describe(name) },
    footer: { js: left.length === 0 ? '' : complainAbout(name, left) },
  })
  return result.outputFiles[0]?.text ?? ''
}

/** Every name an ES module package exports; empty for CommonJS, which is bundled whole. */
async function readExports(name: BundledPackage): Promise<string[]> {
  const { metafile } = await build({
    ...shared(name),
    format: 'esm',
    entryPoints: [ENTRIES[name]],
    metafile: true,
  })
  const [output] = Object.values(metafile.outputs)
  return (output?.exports ?? []).filter((exported) => exported !== 'default').sort()
}

function shared(name: BundledPackage) {
  return {
    absWorkingDir: fromRoot(),
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'neutral',
    target: 'es2017',
    mainFields: ['main'],
    conditions: ['module'],
    external: BUNDLED_PACKAGES.filter((other) => other !== name),
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'silent',
  } satisfies BuildOptions
}

async function describe(name: BundledPackage): Promise<string> {
  const file = fromRoot('node_modules', name, 'package.json')
  const { version, license } = JSON.parse(await readFile(file, 'utf8')) as {
    version: string
    license: string
  }
  return `/* ${name} ${version}, ${license} licence. Made by "gulp npm". */`
}

/** Names that were left out throw in plain words; they are not enumerable, so that nothing reads them by accident. */
function complainAbout(name: BundledPackage, names: readonly string[]): string {
  const message = JSON.stringify(
    ` of ${name} is not in miniprogram_npm yet: run "npx gulp npm" after a new import`,
  )
  const property = `{get:function(){throw new Error(name+${message})}}`
  return `${JSON.stringify(names)}.forEach(function(name){Object.defineProperty(module.exports,name,${property})});`
}
