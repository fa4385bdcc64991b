import fs from 'node:fs'
import path from 'node:path'
import { build, type BuildFailure, type BuildOptions, type Message, type Plugin } from 'esbuild'
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
  const { previewRoot, outDir, minify } = options
  const shared: BuildOptions = {
    bundle: true,
    outdir: outDir,
    format: 'iife',
    target: 'es2022',
    sourcemap: true,
    minify,
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
    absWorkingDir: path.dirname(previewRoot),
  }
  try {
    const results = await Promise.all([
      build({
        ...shared,
        entryPoints: {
          panel: path.join(previewRoot, 'panel/main.ts'),
          'panel-style': path.join(previewRoot, 'panel/panel.css'),
          'phone-style': path.join(previewRoot, 'phone/phone.css'),
        },
      }),
      build({
        ...shared,
        outdir: undefined as never,
        outfile: path.join(outDir, 'phone.js'),
        stdin: { contents: entrySource(compilation, previewRoot), resolveDir: previewRoot, sourcefile: 'phone-entry.js' },
        plugins: [shippedPackages(compilation.root)],
      }),
    ])
    return results.flatMap((result) => result.warnings).map(describe)
  } catch (error) {
    const { errors } = error as Partial<BuildFailure>
    if (errors === undefined) throw error
    throw new BuildError(errors.map(describe))
  }
}

/** Packages come from `miniprogram_npm`, as on the platform, where they have been built; else from node_modules. */
function shippedPackages(root: string): Plugin {
  return {
    name: 'shipped-packages',
    setup({ onResolve }) {
      onResolve({ filter: /^[^./]/ }, ({ path: name, importer }) => {
        const shipped = path.join(root, 'miniprogram_npm', name, 'index.js')
        return importer.startsWith(root) && fs.existsSync(shipped) ? { path: shipped } : undefined
      })
    },
  }
}

function describe({ text, location }: Message): string {
  return location ? `${location.file}:${location.line}:${location.column + 1} ${text}` : text
}
