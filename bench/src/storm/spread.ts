/** The smallest, the middle and the largest of several values. */
export interface Spread {
  readonly min: number
  readonly median: number
  readonly max: number
}

/** Of values that are not null; null when there is none. */
export function spreadOf(values: readonly (number | null)[]): Spread | null {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b)
  const min = sorted[0]
  const median = sorted[Math.floor(sorted.length / 2)]
  const max = sorted[sorted.length - 1]
  return min === undefined || median === undefined || max === undefined ? null : { min, median, max }
}
