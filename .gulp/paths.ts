import path from 'node:path'

const root = process.cwd()

/** Absolute path of something in the project; gulp always runs in the project's folder. */
export function fromRoot(...segments: string[]): string {
  return path.join(root, ...segments)
}
