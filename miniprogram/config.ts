/** Addresses of the backend. Change `release` to yours before the first upload; it must be https and registered as a request domain. */
export const API_ORIGINS = {
  /** Used in DevTools only, where `npm start` listens. */
  local: 'http://127.0.0.1:3000',
  /** Used everywhere else. */
  release: 'https://api.example.com',
} as const

/** Path all our routes start with. */
export const API_BASE_PATH = '/api/v1'

/** What decides about the address; see {@link chooseApiOrigin}. */
export interface ApiSurroundings {
  readonly isDevTools: boolean
  readonly envVersion: string
  /** Address of a computer in the same network that the user paired this device with; null for none. */
  readonly pairedOrigin: string | null
}

/**
 * The origin requests go to: the local one in DevTools, a paired one in a development build on a phone, the release
 * address for everything else. Audits may run with `envVersion` `develop`, so that alone decides nothing.
 */
export function chooseApiOrigin({ isDevTools, envVersion, pairedOrigin }: ApiSurroundings): string {
  if (isDevTools) return API_ORIGINS.local
  if (envVersion === 'develop' && pairedOrigin !== null && isPrivateOrigin(pairedOrigin)) return pairedOrigin
  return API_ORIGINS.release
}

const PRIVATE_ORIGIN =
  /^http:\/\/(10(\.\d{1,3}){3}|192\.168(\.\d{1,3}){2}|172\.(1[6-9]|2\d|3[01])(\.\d{1,3}){2}):\d{2,5}$/

/** True for an http origin inside a private network, such as `http://192.168.1.20:3000`. */
export function isPrivateOrigin(origin: string): boolean {
  return PRIVATE_ORIGIN.test(origin)
}
