import { fromRoot } from './paths'

/** Where the built preview goes, and what the server shows at `/`. */
export const PREVIEW_FOLDER = fromRoot('dist', 'preview')

/** Builds the preview page and the mini-program inside it; prints what the compilers warn about. */
export async function preview(): Promise<void> {
  // Loaded here, because its template compiler is big and most tasks do without.
  const { buildPreview } = await import('../preview/build/index')
  const { warnings } = await buildPreview({ projectRoot: fromRoot(), outDir: PREVIEW_FOLDER })
  for (const warning of warnings) console.warn(warning)
}
