import fs from 'node:fs'
import path from 'node:path'
import {
  build as esbuild,
  type BuildFailure,
  type BuildOptions as EsbuildOptions,
  type Message,
  type Plugin,
} from 'esbuild'
import type { Compilation } from './compile'
import { entrySource } from './entry'
import { BuildError } from './errors'

interface BundleOptions {
  readonly previewRoot: string
  readonly outDir: string
  readonly minify: boolean
}

/**
 * Bundles the panel and the phone's frame.
 * @returns warnings
 * @throws BuildError with one line per mistake
 */
export async function bundle(compilation: Compilation, options: BundleOptions): Promise<string[]> {
  try {
    const results = await Promise.all([
      esbuild(panelOptions(options)),
      esbuild(phoneOptions(compilation, options)),
    ])
    return results.flatMap((result) => result.warnings).map(describe)
  } catch (error) {
    const { errors } = error as Partial<BuildFailure>
    if (errors === undefined) throw error
    throw new BuildError(errors.map(describe))
  }
}

function panelOptions({ previewRoot, outDir, ...options }: BundleOptions): EsbuildOptions {
  return {
    ...sharedOptions({ previewRoot, outDir, ...options }),
    outdir: outDir,
    entryPoints: {
      panel: path.join(previewRoot, 'panel/main.ts'),
      'panel-style': path.join(previewRoot, 'panel/panel.css'),
      'phone-style': path.join(previewRoot, 'phone/phone.css'),
    },
  }
}

function phoneOptions(compilation: Compilation, options: BundleOptions): EsbuildOptions {
  const { previewRoot, outDir } = options
  const contents = entrySource(compilation, previewRoot)
  return {
    ...sharedOptions(options),
    outfile: path.join(outDir, 'phone.js'),
    stdin: { contents, resolveDir: previewRoot, sourcefile: 'phone-entry.js' },
    plugins: [shippedPackages(compilation.root)],
  }
}

function sharedOptions({ previewRoot, minify }: BundleOptions): EsbuildOptions {
  return {
    bundle: true,
    format: 'iife',
    target: 'es2022',
    sourcemap: true,
    minify,
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
    absWorkingDir: path.dirname(previewRoot),
  }
}

/** Packages come from `miniprogram_npm`, as on the platform, where they have been built; else from node_modules. */
function shippedPackages(root: string): Plugin {
  return {
    name: 'shipped-packages',
    setup(build) {
      build.onResolve({ filter: /^[^./]/ }, ({ path: name, importer }) => {
        const shipped = path.join(root, 'miniprogram_npm', name, 'index.js')
        return importer.startsWith(root) && fs.existsSync(shipped) ? { path: shipped } : undefined
      })
    },
  }
}

function describe({ text, location }: Message): string {
  return location ? `${location.file}:${location.line}:${location.column + 1} ${text}` : text
}
