import fs from 'node:fs'
import path from 'node:path'
import { BuildError } from './errors'

/** The files of one mini-program, addressed by their path inside it; collects mistakes instead of stopping at the first. */
export class Source {
  readonly root: string
  readonly #mistakes: string[] = []

  constructor(root: string) {
    this.root = path.resolve(root)
  }

  has(file: string): boolean {
    return fs.existsSync(this.absolute(file))
  }

  /** The text of a file; a missing file is a mistake, reported as `reason`, and reads as empty. */
  text(file: string, reason: string): string {
    if (this.has(file)) return fs.readFileSync(this.absolute(file), 'utf8')
    this.mistake(`${reason}: ${file} does not exist`)
    return ''
  }

  /** The object in a JSON file; anything else is a mistake and reads as `{}`. */
  json(file: string, reason: string): Record<string, unknown> {
    const text = this.text(file, reason)
    if (text === '') return {}
    try {
      const value: unknown = JSON.parse(text)
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
      this.mistake(`${file}: must hold a JSON object`)
    } catch (error) {
      this.mistake(`${file}: ${(error as Error).message}`)
    }
    return {}
  }

  mistake(line: string): void {
    if (!this.#mistakes.includes(line)) this.#mistakes.push(line)
  }

  /** @throws BuildError naming every mistake found so far. */
  assertSound(): void {
    if (this.#mistakes.length > 0) throw new BuildError(this.#mistakes)
  }

  absolute(file: string): string {
    return path.join(this.root, file)
  }
}

/** A path written in `owner` (absolute inside the mini-program, or relative to `owner`), as a path inside the mini-program. */
export function resolveFrom(owner: string, target: string): string {
  const resolved = target.startsWith('/') ? target : path.posix.join('/', path.posix.dirname(owner), target)
  return path.posix.normalize(resolved).slice(1)
}
