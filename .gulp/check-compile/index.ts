import path from 'node:path'
import { fail } from '../fail'
import { npm } from '../npm'
import { BROKEN_PROJECTS, type BrokenProject } from './broken-projects'
import { findProblems, type Problem } from './checks'
import { compile, CompileError, installCompiler } from './compiler'
import { launchCompiled } from './launch-compiled'
import { withProjectCopy, type CompilerName } from './project-copy'

const COMPILERS = ['Babel', 'SWC'] as const

/**
 * `npm run check:compile`: compiles the mini-program with WeChat's own compiler, with each of its two engines and
 * without a network, looks for what that compiler lets pass and phones do not, and launches the result.
 *
 * With `--self-test` it also checks that every fault it looks for is found, in copies of the project that have it.
 */
export async function checkCompile(): Promise<void> {
  await installCompiler()
  await npm()
  for (const compiler of COMPILERS) report(compiler, await examine(compiler))
  if (process.argv.includes('--self-test')) {
    for (const broken of BROKEN_PROJECTS) report(`finds ${broken.name}`, await examineBroken(broken))
  }
}

async function examine(compiler: CompilerName, damage?: BrokenProject['damage']): Promise<Problem[]> {
  return withProjectCopy(compiler, async (project) => {
    await damage?.(path.join(project, 'miniprogram'))
    try {
      const files = await compile(project)
      const problems = findProblems(files)
      return problems.length > 0 ? problems : await launchCompiled(files)
    } catch (error) {
      if (error instanceof CompileError) return [error.message]
      throw error
    }
  })
}

async function examineBroken({ damage, expected }: BrokenProject): Promise<Problem[]> {
  const problems = await examine('Babel', damage)
  if (problems.some((problem) => expected.test(problem))) return []
  return [`it was not found; found instead: ${problems.join('; ') || 'nothing'}`]
}

function report(name: string, problems: readonly Problem[]): void {
  if (problems.length === 0) console.log(`ok      ${name}`)
  else fail([`FAILED  ${name}`, ...problems.map((problem) => `        ${problem}`)].join('\n'))
}
