/** Something to be measured: runs its operation this many times, then tidies up outside of the measured time. */
export interface Operation {
  readonly name: string
  readonly about: string
  run(times: number): void
  settle(): Promise<void>
}

/** What one operation costs. */
export interface Cost {
  readonly name: string
  readonly about: string
  readonly nanoseconds: number
  /** As a multiple of the first operation's. */
  readonly ratio: number
}

export const ROUNDS = 25
/** Operations in a round. */
export const TIMES = 2_000

/** Measures all operations in turns, so that whatever slows the machine down slows them all; the median counts. */
export async function measure(operations: readonly Operation[]): Promise<Cost[]> {
  const samples = new Map(operations.map(({ name }) => [name, [] as number[]]))
  for (let round = -5; round < ROUNDS; round++) {
    for (const operation of operations) {
      const start = process.hrtime.bigint()
      operation.run(TIMES)
      const spent = Number(process.hrtime.bigint() - start) / TIMES
      await operation.settle()
      // The first rounds are for the compiler.
      if (round >= 0) samples.get(operation.name)?.push(spent)
    }
  }
  const medians = operations.map(({ name }) => median(samples.get(name) ?? []))
  return operations.map(({ name, about }, index) => {
    const nanoseconds = medians[index] ?? 0
    return { name, about, nanoseconds, ratio: nanoseconds / (medians[0] ?? 1) }
  })
}

/** The middle one of several values. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}
