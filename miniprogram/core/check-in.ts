import { SessionError } from './errors'

/** The user's daily check-ins. Days are `YYYY-MM-DD` in the backend's time zone. */
export interface CheckIns {
  readonly today: string
  readonly isCheckedIn: boolean
  /** Days in a row, ending today, or yesterday while today is open. */
  readonly streak: number
  /** Checked-in days of the last month, oldest first. */
  readonly days: readonly string[]
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The check-ins in an answer of `GET|POST /checkins`; throws `server` for any other shape. */
export function parseCheckIns(data: unknown): CheckIns {
  if (typeof data === 'object' && data !== null) {
    const { today, streak, checked_in_today: isCheckedIn, dates } = data as Record<string, unknown>
    if (isDay(today) && isCount(streak) && typeof isCheckedIn === 'boolean' && isDays(dates)) {
      return { today, streak, isCheckedIn, days: dates }
    }
  }
  throw new SessionError('server', 'the answer holds no check-ins')
}

/** Seven characters for Monday to Sunday of the week of today: `1` checked in, `0` not. */
export function toWeek({ today, days }: CheckIns): string {
  const start = toDayNumber(today) - toWeekday(today)
  const checked = new Set(days.map(toDayNumber))
  return Array.from({ length: 7 }, (_, index) => (checked.has(start + index) ? '1' : '0')).join('')
}

/** 0 for Monday to 6 for Sunday. */
export function toWeekday(day: string): number {
  return (toDayNumber(day) + 3) % 7
}

const DAY_MS = 86_400_000

/** Days since the epoch; the string has no time, so no time zone can move it. */
function toDayNumber(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS)
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`))
}

function isDays(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isDay)
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}
