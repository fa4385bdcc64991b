import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { build } from 'esbuild'
import { fromRoot } from './paths'

/** The npm packages the mini-program imports. */
export const BUNDLED_PACKAGES = ['xstate', 'mobx-miniprogram', 'mobx-miniprogram-bindings'] as const

/** One of {@link BUNDLED_PACKAGES}. */
export type BundledPackage = (typeof BUNDLED_PACKAGES)[number]

interface BundleOptions {
  /** Only the realm test sets this to false: it proves that the app cannot log in without the fallback. */
  readonly withAbortController?: boolean
}

interface Manifest {
  readonly version: string
  readonly license: string
}

/**
 * Writes `miniprogram/miniprogram_npm/<package>/index.js`, where WeChat's module loader looks for packages.
 * DevTools' own packer cannot read xstate's files. Each bundle has the whole public interface of its package, so a new
 * import in the app never needs a new bundle; keeping only what is imported would save 6 kB.
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
  const result = await build({
    stdin: { contents: `export * from '${name}'`, resolveDir: fromRoot(), sourcefile: `${name}.js` },
    bundle: true,
    write: false,
    minify: true,
    format: 'cjs',
    platform: 'neutral',
    target: 'es2017',
    // mobx-miniprogram's `main` is its production build; xstate's `exports` offer tree-shakable ESM as `module`.
    mainFields: ['main'],
    conditions: ['module'],
    external: BUNDLED_PACKAGES.filter((other) => other !== name),
    define: { 'process.env.NODE_ENV': '"production"' },
    // Turns the free name AbortController inside the bundle into ours: mini-programs have no such global.
    inject: withAbortController ? [fromRoot('miniprogram', 'platform', 'abort-controller.ts')] : [],
    banner: { js: await describe(name) },
    legalComments: 'none',
    logLevel: 'silent',
  })
  return result.outputFiles[0]?.text ?? ''
}

async function describe(name: BundledPackage): Promise<string> {
  const manifest = JSON.parse(
    await readFile(fromRoot('node_modules', name, 'package.json'), 'utf8'),
  ) as Manifest
  return `/* ${name} ${manifest.version}, ${manifest.license} licence. Made by "gulp npm". */`
}
