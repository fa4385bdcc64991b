/** Something to be measured: runs its operation many times, then tidies up outside of the measured time. */
export interface Operation {
  readonly name: string
  readonly about: string
  /** In one round; enough for the clock's resolution, and no more pending promises than needed. */
  readonly times: number
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

export const ROUNDS = 101
const WARM_UP_ROUNDS = 20

/** Processor time of this process so far, in nanoseconds; what else the machine does is not in it. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) * 1_000
}

/** Measures all operations in turns, so that whatever slows the machine down slows them all; the median counts. */
export async function measure(operations: readonly Operation[]): Promise<Cost[]> {
  const samples = new Map(operations.map(({ name }) => [name, [] as number[]]))
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
    for (const operation of operations) {
      const start = processorTime()
      operation.run(operation.times)
      const spent = (processorTime() - start) / operation.times
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
