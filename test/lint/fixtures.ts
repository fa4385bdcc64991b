import { execFileSync, type ExecFileException } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Files laid out like the repository; a comment `expect <rule>, …` ends each line that lint must refuse. */
export const FIXTURES = path.join(process.cwd(), 'test', 'lint', 'fixtures')

/** One refused line: `<line> <rule>`; the rule is `null` for syntax errors and unused directives. */
export type Finding = string

interface LintResult {
  readonly filePath: string
  readonly messages: readonly { readonly line: number; readonly ruleId: string | null }[]
}

/** Every linted fixture, relative to {@link FIXTURES}. */
export function fixtureFiles(): string[] {
  return readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|wxml|wxs)$/.test(file))
    .map((file) => file.split(path.sep).join('/'))
    .sort()
}

/** What the comments of a fixture ask for. */
export function expectedFindings(file: string): Finding[] {
  const lines = readFileSync(path.join(FIXTURES, file), 'utf8').split('\n')
  return lines.flatMap((line, index) => {
    const rules = /\bexpect ([\w@/, -]+?)\s*(?:-->)?$/.exec(line)?.[1] ?? ''
    return rules === '' ? [] : rules.split(', ').map((rule) => `${index + 1} ${rule}`)
  })
}

/** What ESLint says, by file. It runs in a process of its own because jest cannot load its ESM configuration. */
export function lintFixtures(): Map<string, Finding[]> {
  const results = JSON.parse(runEslint()) as LintResult[]
  return new Map(
    results.map(({ filePath, messages }) => [
      path.relative(FIXTURES, filePath).split(path.sep).join('/'),
      messages.map(({ line, ruleId }) => `${line} ${String(ruleId)}`),
    ]),
  )
}

function runEslint(): string {
  const eslint = path.join(process.cwd(), 'node_modules', 'eslint', 'bin', 'eslint.js')
  try {
    return execFileSync(process.execPath, [eslint, '--format', 'json', '.'], {
      cwd: FIXTURES,
      encoding: 'utf8',
    })
  } catch (error) {
    const { status, stdout, stderr } = error as ExecFileException & {
      status: number
      stdout: string
      stderr: string
    }
    if (status === 1) return stdout
    throw new Error(stderr, { cause: error })
  }
}
