import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config'
import { codeOf } from '../node-error'
import { KeyRing } from './key-ring'

const DEVELOPMENT_KEY_FILE = 'session-key-secret'

/** The key ring of the configuration; in development the key is made once and kept in the data folder. */
export async function loadKeyRing(config: Config): Promise<KeyRing> {
  const { current, previous } = config.sessionKeySecrets
  const secret = current ?? (await developmentSecret(config.dataDir))
  return new KeyRing(decode(secret), previous.map(decode))
}

async function developmentSecret(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const file = join(dataDir, DEVELOPMENT_KEY_FILE)
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' })
  try {
    // A link appears whole or not at all, and never replaces: of two processes starting at once one key stays.
    await link(draft, file)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  } finally {
    await rm(draft, { force: true })
  }
  return (await readFile(file, 'utf8')).trim()
}

function decode(secret: string): Buffer {
  return Buffer.from(secret, 'base64')
}
