import { randomInt, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { isLoopbackHost } from '../config/environment-schema'
import { ApiError } from '../errors'

/** Without the characters that look like others: 0 and O, 1 and I and L. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const CODE_LENGTH = 6

/** A code short enough to be typed, made anew at every start. */
export function createPairingCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('')
}

/**
 * Lets a request to the emulator pass or throws `forbidden`. With a pairing code (the server is open to the network)
 * the header must carry it; without one only this computer may ask, and no page of another site on its behalf.
 */
export function checkAccess(request: FastifyRequest, pairingCode: string | null): void {
  if (pairingCode !== null) {
    if (!isEqual(request.headers['x-pairing-code'], pairingCode))
      throw forbidden('the pairing code is missing or wrong')
    return
  }
  // The socket, not request.ip: a proxy's header must not open the door.
  if (!isLoopbackAddress(request.socket.remoteAddress))
    throw forbidden('only this computer may use the emulator')
  if (!isLoopbackHost(request.hostname) || isForeignOrigin(request)) {
    throw forbidden('pages of other sites may not use the emulator')
  }
}

function forbidden(message: string): ApiError {
  return new ApiError('forbidden', message)
}

function isEqual(given: string | string[] | undefined, expected: string): boolean {
  const a = Buffer.from(String(given).toUpperCase())
  const b = Buffer.from(expected)
  return a.length === b.length && timingSafeEqual(a, b)
}

function isLoopbackAddress(address: string | undefined): boolean {
  return address !== undefined && isLoopbackHost(address.replace(/^::ffff:/, ''))
}

/** Browsers name the site a request comes from; WeChat and command lines do not. */
function isForeignOrigin({ headers }: FastifyRequest): boolean {
  const { origin } = headers
  if (origin === undefined) return false
  return !URL.canParse(origin) || !isLoopbackHost(new URL(origin).hostname)
}
