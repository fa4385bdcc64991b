/** Says what is wrong in plain words and lets the command end with exit code 1; stack traces are for our own faults. */
export function fail(message: string): void {
  console.error(message)
  process.exitCode = 1
}
