import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fail } from './fail'
import { npm } from './npm'
import { fromRoot } from './paths'
import { run, type Outcome } from './run'
import { checkTypes } from './types'

const REPORT = fromRoot('coverage', 'jest.json')
const SUMMARY = fromRoot('coverage', 'summary.txt')

/** The counts of jest's report that the summary is made of. */
interface JestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  /** Skipped ones: a skipped test shows nothing, so it counts as failed. */
  readonly numPendingTests: number
  /** Test files that could not run at all, so that none of their tests is counted. */
  readonly numRuntimeErrorTestSuites: number
}

/**
 * `npm test`: types, lint and format, then every jest project. All of it runs even if a part fails. The last line,
 * `N passed, N failed`, is also left in coverage/summary.txt; a failed check counts as one failure.
 */
export async function test(): Promise<void> {
  await rm(fromRoot('coverage'), { recursive: true, force: true })
  await mkdir(fromRoot('coverage'))
  await npm()
  const failedChecks = await runChecks()
  await run('jest/bin/jest.js', ['--json', `--outputFile=${REPORT}`], { isShown: true })
  const report = JSON.parse(await readFile(REPORT, 'utf8')) as JestReport
  const { numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = report
  const failed = numFailedTests + numPendingTests + numRuntimeErrorTestSuites + failedChecks.length
  const summary = `${report.numPassedTests} passed, ${failed} failed`
  await writeFile(SUMMARY, `${summary}\n`)
  if (failedChecks.length > 0) fail(`\nFailed: ${failedChecks.join(', ')}. See above.`)
  if (failed > 0) process.exitCode = 1
  console.log(`\n${summary}`)
}

/** Two at a time at most; answers the names of those that failed. */
async function runChecks(): Promise<string[]> {
  const types = check('types', checkTypes())
  const others = check('lint', run('eslint/bin/eslint.js', ['.', '--max-warnings', '0'])).then(
    async (lint) => [lint, await check('format', run('prettier/bin/prettier.cjs', ['--check', '.']))],
  )
  const size = await check('sizes', run('gulp/bin/gulp.js', ['-L', 'sizes']))
  const results = [await types, ...(await others), size]
  return results.filter(({ isOk }) => !isOk).map(({ name }) => name)
}

async function check(name: string, running: Promise<Outcome>) {
  const { isOk, output, milliseconds } = await running
  const seconds = (milliseconds / 1000).toFixed(1)
  console.log(`${name.padEnd(8)}${isOk ? 'ok' : 'FAILED'}  ${seconds} s`)
  if (!isOk) console.log(output)
  return { name, isOk }
}
