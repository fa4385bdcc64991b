/** The code of an error of Node.js, such as `ENOENT`; undefined for anything that has none. */
export function codeOf(error: unknown): string | undefined {
  const code = propertyOf(error, 'code')
  return typeof code === 'string' ? code : undefined
}

/** A property of any thrown value. Not by `instanceof`: an error of another realm is an error as well. */
export function propertyOf(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined
}
