import fs from 'node:fs/promises'
import path from 'node:path'
import { ASSET_FOLDER } from '../phone/assets'
import { copyAssets } from './assets'
import { bundle } from './bundle'
import { compileMiniProgram } from './compile'

export { compileMiniProgram, type Compilation } from './compile'
export { BuildError } from './errors'

export interface BuildOptions {
  /** Folder of package.json. */
  readonly projectRoot?: string
  /** Folder of app.json. */
  readonly miniProgramRoot?: string
  readonly outDir?: string
  readonly minify?: boolean
}

/**
 * Builds the preview: the panel (index.html), the phone's frame (phone.html) with the mini-program in it, and the
 * mini-program's own files.
 * @throws BuildError with one line per mistake in the mini-program
 */
export async function buildPreview(options: BuildOptions = {}): Promise<{ warnings: string[] }> {
  const projectRoot = path.resolve(options.projectRoot ?? process.cwd())
  const miniProgramRoot = options.miniProgramRoot ?? path.join(projectRoot, 'miniprogram')
  const outDir = path.resolve(projectRoot, options.outDir ?? 'dist/preview')
  const previewRoot = path.join(projectRoot, 'preview')
  const compilation = compileMiniProgram(miniProgramRoot, projectRoot)
  await fs.mkdir(outDir, { recursive: true })
  const bundleWarnings = await bundle(compilation, { previewRoot, outDir, minify: options.minify ?? false })
  await copyAssets(compilation.root, path.join(outDir, ASSET_FOLDER))
  for (const page of ['index.html', 'phone.html']) {
    await fs.copyFile(path.join(previewRoot, page), path.join(outDir, page))
  }
  return { warnings: [...compilation.warnings, ...bundleWarnings] }
}
