import type { Locale } from '../core/ports'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A duration in words, in its largest whole unit: 不到 1 分钟, 5 分钟, 3 小时, 2 天. */
export function formatDuration(milliseconds: number, locale: Locale): string {
  if (milliseconds < MINUTE) return locale === 'en' ? 'less than a minute' : '不到 1 分钟'
  if (milliseconds < HOUR) return count(milliseconds / MINUTE, locale, ['minute', '分钟'])
  if (milliseconds < DAY) return count(milliseconds / HOUR, locale, ['hour', '小时'])
  return count(milliseconds / DAY, locale, ['day', '天'])
}

function count(amount: number, locale: Locale, [english, chinese]: readonly [string, string]): string {
  const whole = Math.floor(amount)
  if (locale === 'zh-CN') return `${String(whole)} ${chinese}`
  return `${String(whole)} ${english}${whole === 1 ? '' : 's'}`
}
