import type { InspectableApplication } from '../shared/bridge'

/** How many requests a storm is. */
export const STORM_SIZE = 50

/** What became of a storm. */
export interface StormResult {
  readonly answered: number
  readonly failed: number
  /** How often each error code came, such as `timeout × 3`; '' when nothing failed. */
  readonly reasons: string
  /** Login requests the backend answered meanwhile, by its own count. */
  readonly logins: number
}

/** Sends {@link STORM_SIZE} requests at once, as pages of the mini-program would, with the token it has. */
export async function raiseStorm({ gate }: InspectableApplication): Promise<StormResult> {
  const before = await countLogins()
  const results = await Promise.allSettled(
    Array.from({ length: STORM_SIZE }, () =>
      gate.request({ method: 'GET', path: '/user/info', parse: (data) => data }),
    ),
  )
  const codes = results.flatMap((result) => (result.status === 'rejected' ? [codeOf(result.reason)] : []))
  return {
    answered: STORM_SIZE - codes.length,
    failed: codes.length,
    reasons: tally(codes),
    logins: (await countLogins()) - before,
  }
}

const LOGIN_COUNT = /^http_request_duration_seconds_count\{[^}]*route="[^"]*\/user\/login"[^}]*\} (\d+)$/gm

/** Login requests the backend has answered since it started, whatever the answer. */
async function countLogins(): Promise<number> {
  const metrics = await (await fetch('metrics')).text()
  return [...metrics.matchAll(LOGIN_COUNT)].reduce((sum, [, count]) => sum + Number(count), 0)
}

function codeOf(reason: unknown): string {
  const { code } = reason as { code?: unknown }
  return typeof code === 'string' ? code : String(reason)
}

function tally(codes: readonly string[]): string {
  const counts = [...new Set(codes)].map(
    (code) => `${code} × ${codes.filter((other) => other === code).length}`,
  )
  return counts.join(', ')
}
