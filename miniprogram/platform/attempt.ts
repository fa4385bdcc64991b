import type { ReporterPort } from '../core/ports'

/**
 * Makes a `wx` call whose failure nobody handles. A refusal is reported, whether the platform tells it through `fail` or
 * throws; without a `fail` the platform would answer with a promise, and its rejection would belong to nobody.
 */
export function attempt(
  reporter: ReporterPort,
  name: string,
  call: (fail: (failure: unknown) => void) => void,
  onRefused: () => void = () => undefined,
): void {
  const fail = (failure: unknown): void => {
    reporter.report(name, failure)
    onRefused()
  }
  try {
    call(fail)
  } catch (error) {
    fail(error)
  }
}
