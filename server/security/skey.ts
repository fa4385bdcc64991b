import { createHash, randomBytes } from 'node:crypto'

const BEARER = /^Bearer ([A-Za-z0-9_-]{43})$/i

/** A new login token: 256 random bits that mean nothing by themselves. */
export function createSkey(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of a token. A fast hash is enough: 256 random bits cannot be guessed from it. */
export function hashSkey(skey: string): string {
  return createHash('sha256').update(skey).digest('hex')
}

/** The token in an `Authorization: Bearer …` header; null when there is none or it cannot be one of ours. */
export function readBearer(header: string | undefined): string | null {
  return BEARER.exec(header ?? '')?.[1] ?? null
}
