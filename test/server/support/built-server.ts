import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { buildSync } from 'esbuild'

const ROOT = join(__dirname, '../../..')

/** Bundles the server as a release does and returns the file. It lies where its packages are found. */
export function buildServer(): string {
  const outfile = join(ROOT, 'node_modules/.cache/xuanguan-test', `${String(process.pid)}.mjs`)
  buildSync({
    entryPoints: [join(ROOT, 'server/main.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile,
    logLevel: 'error',
  })
  return outfile
}

/** A server in a process of its own. */
export class ServerProcess {
  output = ''
  errors = ''
  readonly #child: ChildProcess
  readonly #exit: Promise<unknown>

  constructor(file: string, cwd: string, env: Readonly<Record<string, string>>) {
    this.#child = spawn(process.execPath, [file], { cwd, env: { PATH: process.env.PATH, ...env } })
    this.#child.stdout?.on('data', (text: Buffer) => (this.output += text.toString()))
    this.#child.stderr?.on('data', (text: Buffer) => (this.errors += text.toString()))
    this.#exit = once(this.#child, 'exit')
  }

  /** Resolves with the address when the server listens; rejects when it ends instead. */
  async url(): Promise<string> {
    for (;;) {
      const found = /listening at (http:\/\/[\w.:]+)/.exec(this.output)?.[1]
      if (found !== undefined) return found
      if (this.#child.exitCode !== null) throw new Error(`the server ended: ${this.errors}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  signal(signal: 'SIGINT' | 'SIGTERM'): void {
    this.#child.kill(signal)
  }

  /** Resolves with the exit code. */
  async ended(): Promise<number | null> {
    await this.#exit
    return this.#child.exitCode
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.#exit
  }
}
