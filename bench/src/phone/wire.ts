/** What every callback-style `wx` function takes. */
export interface Callbacks<T> {
  success?(result: T): void
  fail?(failure: { errMsg: string }): void
  complete?(result: unknown): void
}

/** An HTTP answer as `wx.request` gives it. */
export interface Answer {
  readonly statusCode: number
  readonly data: unknown
  readonly errMsg?: string
}

/** The options of `wx.request`. */
export interface WxRequest extends Callbacks<Answer> {
  readonly url: string
  readonly method?: string
  readonly header?: Readonly<Record<string, string>>
  readonly data?: unknown
}

/** How one client and its server talk. */
export interface Dialect {
  /** What is asked for: `/login`, or the path that the caller named. */
  readPath(request: WxRequest): string
  /** The `wx.login` code in a login request; null for every other request. */
  readCode(request: WxRequest): string | null
  /** The token a request carries; null for none. */
  readToken(request: WxRequest): string | null
  /** The answer to a good login. */
  welcome(token: string): Answer
  /** The answer to a missing, unknown or ended token. */
  refuse(): Answer
  /** The answer to everything else. */
  serve(request: WxRequest): Answer
}
