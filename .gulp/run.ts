import { spawn } from 'node:child_process'
import path from 'node:path'
import { fromRoot } from './paths'

/** How a tool ended. */
export interface Outcome {
  readonly isOk: boolean
  /** What it wrote; empty when it wrote to the terminal itself. */
  readonly output: string
  readonly milliseconds: number
}

/**
 * Runs a script in a process of its own.
 *
 * @param script absolute, or below node_modules such as `typescript/bin/tsc`
 * @param isShown writes to the terminal instead of into the outcome
 * @param folder where it runs
 */
export function run(
  script: string,
  args: readonly string[],
  { isShown = false, folder = process.cwd() } = {},
): Promise<Outcome> {
  const startedAt = performance.now()
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.resolve(fromRoot('node_modules'), script), ...args], {
      cwd: folder,
      stdio: isShown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    })
    const chunks: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.once('error', reject)
    child.once('close', (code) => {
      const output = Buffer.concat(chunks).toString()
      resolve({ isOk: code === 0, output, milliseconds: performance.now() - startedAt })
    })
  })
}
