/** The mini-program cannot be built; every line names a file and what is wrong with it. */
export class BuildError extends Error {
  override readonly name = 'BuildError'
  readonly lines: readonly string[]

  constructor(lines: readonly string[]) {
    super(lines.join('\n'))
    this.lines = lines
  }
}
