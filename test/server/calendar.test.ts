import { dayAt, toIsoDate } from '../../server/calendar'

const SHANGHAI = 480

describe('the day of a moment', () => {
  it.each([
    ['2026-01-31T15:59:59.999Z', SHANGHAI, '2026-01-31'],
    ['2026-01-31T16:00:00.000Z', SHANGHAI, '2026-02-01'],
    ['2026-12-31T16:00:00.000Z', SHANGHAI, '2027-01-01'],
    ['2028-02-28T16:00:00.000Z', SHANGHAI, '2028-02-29'],
    ['2028-02-29T16:00:00.000Z', SHANGHAI, '2028-03-01'],
    ['2027-02-28T16:00:00.000Z', SHANGHAI, '2027-03-01'],
    ['2026-06-01T23:59:59.999Z', 0, '2026-06-01'],
    ['2026-06-01T00:00:00.000Z', -720, '2026-05-31'],
    ['2026-06-01T10:00:00.000Z', 840, '2026-06-02'],
    ['1970-01-01T00:00:00.000Z', -1, '1969-12-31'],
  ])('%s, %i minutes ahead of UTC, is %s', (moment, offset, expected) => {
    expect(toIsoDate(dayAt(Date.parse(moment), offset))).toBe(expected)
  })
})
