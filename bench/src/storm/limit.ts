import { CODE_DELAY, type Delays } from '../phone/delays'
import { PLATFORM_SLOTS } from '../phone/slots'

/** Path of the n-th request. */
export function pathOf(index: number): string {
  return `/items/${index}`
}

/**
 * The time, in milliseconds, that the platform itself needs: the requests that fill its slots before anybody can know
 * of the ended session, the login, and every request, ten at a time. A few requests do not fill the slots; then it is
 * the first refusal, the login, and the longest request.
 *
 * It is a yardstick, not a proof: slots that work on during the login can bring a jittered run slightly below it.
 */
export function limitOf(n: number, delays: Delays): number {
  const wasted = Math.min(n, PLATFORM_SLOTS)
  const paths = Array.from({ length: n }, (_, index) => pathOf(index))
  const stale = paths.slice(0, wasted).map((path) => delays(path, 0))
  const fresh = paths.map((path, index) => delays(path, index < wasted ? 1 : 0))
  const login = CODE_DELAY + delays('/login', 0)
  const work = (sum(stale) + sum(fresh)) / PLATFORM_SLOTS
  return login + Math.max(work, Math.min(...stale) + Math.max(...fresh))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
