export const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/**
 * The calendar day of a moment, as the number of days since 1970-01-01.
 *
 * @param time milliseconds since 1970.
 * @param utcOffsetMinutes how far the place is ahead of UTC; one number, so places with daylight saving time need another way.
 */
export function dayAt(time: number, utcOffsetMinutes: number): number {
  return Math.floor((time + utcOffsetMinutes * MINUTE_MS) / DAY_MS)
}

/** A day of {@link dayAt} as `YYYY-MM-DD`. */
export function toIsoDate(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}
