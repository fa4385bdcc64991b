import { fail } from './fail'
import { run, type Outcome } from './run'

/** Each area has its own globals: the mini-program neither Node's nor the browser's. */
const PROJECTS = [
  'tsconfig.json',
  'server/tsconfig.json',
  'preview/tsconfig.json',
  'preview/build/tsconfig.json',
  'test/tsconfig.json',
  'bench/tsconfig.json',
  '.gulp/tsconfig.json',
]

/** Checks the types of every area. */
export async function types(): Promise<void> {
  const { isOk, output } = await checkTypes()
  if (!isOk) fail(output)
}

/** One after the other: two compilers at once need twice the memory and a machine with cores to spare. */
export async function checkTypes(): Promise<Outcome> {
  const outcomes: Outcome[] = []
  for (const project of PROJECTS) outcomes.push(await run('typescript/bin/tsc', ['--project', project]))
  return {
    isOk: outcomes.every(({ isOk }) => isOk),
    output: outcomes.map(({ output }) => output).join(''),
    milliseconds: outcomes.reduce((all, { milliseconds }) => all + milliseconds, 0),
  }
}
