import { rm } from 'node:fs/promises'
import { build } from 'esbuild'
import { fromRoot } from './paths'

/**
 * Bundles the backend into `dist/server/main.mjs`, for `node dist/server/main.mjs` in production. npm packages stay
 * where they are: production installs them with `npm ci --omit=dev`.
 */
export async function server(): Promise<void> {
  await rm(fromRoot('dist', 'server'), { recursive: true, force: true })
  await build({
    entryPoints: [fromRoot('server', 'main.ts')],
    outfile: fromRoot('dist', 'server', 'main.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  })
}
