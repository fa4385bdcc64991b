/** Why the platform refuses a call; the text comes after `<api>:fail `. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure'
  /** https://developers.weixin.qq.com/miniprogram/dev/framework/usability/PublicErrno.html */
  readonly errno: number | undefined

  constructor(reason: string, errno?: number) {
    super(reason)
    this.errno = errno
  }
}

/** A page and what it is opened with. */
export interface Route {
  /** Without leading slash, such as `pages/home/home`. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
}

/**
 * The route a url means; relative ones start at the current page. Values stay as they are written: the platform
 * decodes nothing.
 */
export function parseRoute(url: string, currentPath: string): Route {
  const [target = '', search = ''] = url.split('?', 2)
  const base = new URL(currentPath, 'wx://app/')
  return { path: new URL(target, base).pathname.replace(/^\//, ''), query: parseQuery(search) }
}

export function parseQuery(search: string): Record<string, string> {
  const pairs = search.split('&').filter((pair) => pair !== '')
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=')
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
    }),
  )
}

export function toUrl({ path, query }: Route): string {
  const search = Object.entries(query).map(([name, value]) => `${name}=${value}`)
  return `/${path}${search.length > 0 ? `?${search.join('&')}` : ''}`
}
