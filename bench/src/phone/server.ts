import type { Answer, Dialect, WxRequest } from './wire'

/** A backend: one user, one-time codes, tokens. What its messages look like is up to the client's {@link Dialect}. */
export class Server {
  /** A new login ends every earlier token, as a server with one session per user does. */
  revokesOlderTokens = false
  /** No token is good enough. */
  refusesEveryToken = false
  /** Paths that refuse every token, whatever the others do. */
  readonly refusingPaths = new Set<string>()
  readonly tokens = new Set<string>()
  private readonly codes = new Set<string>()
  private readonly dialect: Dialect
  private count = 0

  constructor(dialect: Dialect) {
    this.dialect = dialect
  }

  /** What `wx.login` gives. */
  issueCode(): string {
    const code = `code-${++this.count}`
    this.codes.add(code)
    return code
  }

  answer(request: WxRequest): Answer {
    const code = this.dialect.readCode(request)
    if (code !== null) return this.logIn(code)
    const token = this.dialect.readToken(request)
    const isRefused = this.refusesEveryToken || this.refusingPaths.has(this.dialect.readPath(request))
    if (isRefused || token === null || !this.tokens.has(token)) return this.dialect.refuse()
    return this.dialect.serve(request)
  }

  private logIn(code: string): Answer {
    if (!this.codes.delete(code)) return this.dialect.refuse()
    if (this.revokesOlderTokens) this.tokens.clear()
    const token = `token-${++this.count}`
    this.tokens.add(token)
    return this.dialect.welcome(token)
  }
}
