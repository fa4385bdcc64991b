import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/** An encrypted text and the id of the key that opens it. */
export interface SealedText {
  readonly keyId: string
  readonly sealed: string
}

const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * Encrypts small secrets for the database: AES-256-GCM, a fresh IV for each text. The id of the key is stored beside
 * the text, so that a new key can take over while old texts stay readable. `context` (whose secret it is) is
 * authenticated: a text copied into another row does not open there.
 */
export class KeyRing {
  readonly #currentId: string
  readonly #keys: ReadonlyMap<string, Buffer>

  constructor(current: Buffer, previous: readonly Buffer[] = []) {
    this.#currentId = keyId(current)
    this.#keys = new Map([...previous, current].map((key) => [keyId(key), key]))
  }

  /** Encrypts with the current key. */
  seal(text: string, context: string): SealedText {
    const iv = randomBytes(IV_BYTES)
    const cipher = createCipheriv('aes-256-gcm', this.#key(this.#currentId), iv).setAAD(Buffer.from(context))
    const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    const sealed = Buffer.concat([iv, cipher.getAuthTag(), encrypted]).toString('base64')
    return { keyId: this.#currentId, sealed }
  }

  /** Decrypts; throws when the key is not known, or text or context are not those that were sealed. */
  open({ keyId, sealed }: SealedText, context: string): string {
    const bytes = Buffer.from(sealed, 'base64')
    const iv = bytes.subarray(0, IV_BYTES)
    const decipher = createDecipheriv('aes-256-gcm', this.#key(keyId), iv, { authTagLength: TAG_BYTES })
    decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
    return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
  }

  #key(id: string): Buffer {
    const key = this.#keys.get(id)
    if (key === undefined)
      throw new Error(`no key with the id ${id}: SESSION_KEY_SECRET_PREVIOUS must keep old keys`)
    return key
  }
}

/** A name for a key that tells nothing about it. */
function keyId(key: Buffer): string {
  return createHash('sha256').update('key-id:').update(key).digest('hex').slice(0, 12)
}
