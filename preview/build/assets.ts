import fs from 'node:fs/promises'
import path from 'node:path'

/** What pages may show by its path: pictures, sounds, films, fonts. Sources and configuration stay at home. */
const ASSET = /\.(?:png|jpe?g|gif|svg|webp|bmp|ico|mp3|m4a|aac|wav|mp4|ttf|woff2?)$/i

/** Copies the mini-program's files that are shown, keeping their paths; removes what was there before. */
export async function copyAssets(root: string, target: string): Promise<void> {
  await fs.rm(target, { recursive: true, force: true })
  const entries = await fs.readdir(root, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    if (!entry.isFile() || !ASSET.test(entry.name)) continue
    const from = path.join(entry.parentPath, entry.name)
    const to = path.join(target, path.relative(root, from))
    await fs.mkdir(path.dirname(to), { recursive: true })
    await fs.copyFile(from, to)
  }
}
