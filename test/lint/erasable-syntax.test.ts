import ts from 'typescript'

const ERASABLE_SYNTAX_ONLY = 1294

/** Error codes of a source under the compiler options that all areas share. */
function errorsOf(source: string): number[] {
  const { config } = ts.readConfigFile('tsconfig.base.json', (file) => ts.sys.readFile(file)) as {
    config: { compilerOptions: object }
  }
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, noLib: true }, '.')
  const host = ts.createCompilerHost(options)
  host.getSourceFile = (name, target) =>
    name === 'fixture.ts' ? ts.createSourceFile(name, source, target) : undefined
  const program = ts.createProgram(['fixture.ts'], options, host)
  return program.getSemanticDiagnostics(program.getSourceFile('fixture.ts')).map(({ code }) => code)
}

describe('syntax that both compilers of DevTools can remove', () => {
  it.each([
    ['an enum', 'export enum State { Idle }'],
    ['a namespace with values', 'export namespace State { export const idle = 1 }'],
    ['a parameter property', 'export class State { constructor(readonly idle: number) {} }'],
  ])('is not %s', (_, source) => {
    expect(errorsOf(source)).toContain(ERASABLE_SYNTAX_ONLY)
  })

  it('is a union, a module and a field', () => {
    const source = "export type State = 'idle'; export class Box { readonly state: State = 'idle' }"
    expect(errorsOf(source)).not.toContain(ERASABLE_SYNTAX_ONLY)
  })
})
