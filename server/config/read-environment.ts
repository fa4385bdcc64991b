import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'

/** The process's environment over that of a `.env` file beside it; a variable that is set wins over the file. */
export function readEnvironment(file = '.env'): Record<string, string | undefined> {
  return { ...parseEnv(readIfPresent(file)), ...process.env }
}

function readIfPresent(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}
