import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { codeOf } from '../node-error'

/** The process's environment over that of a `.env` file beside it; a variable that is set wins over the file. */
export function readEnvironment(file = '.env'): Record<string, string | undefined> {
  return { ...parseEnv(readIfPresent(file)), ...process.env }
}

function readIfPresent(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return ''
    throw error
  }
}
