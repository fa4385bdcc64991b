import { formatDuration } from '../../miniprogram/i18n/index'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe('formatDuration', () => {
  it.each([
    [0, '不到 1 分钟', 'less than a minute'],
    [MINUTE - 1, '不到 1 分钟', 'less than a minute'],
    [MINUTE, '1 分钟', '1 minute'],
    [HOUR - 1, '59 分钟', '59 minutes'],
    [HOUR, '1 小时', '1 hour'],
    [DAY - 1, '23 小时', '23 hours'],
    [DAY, '1 天', '1 day'],
    [400 * DAY, '400 天', '400 days'],
  ])('says %d ms as %s and %s', (milliseconds, chinese, english) => {
    expect(formatDuration(milliseconds, 'zh-CN')).toBe(chinese)
    expect(formatDuration(milliseconds, 'en')).toBe(english)
  })
})
