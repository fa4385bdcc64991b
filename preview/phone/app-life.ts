import { describeError } from './errors'
import { Emitter } from './emitter'

/** What `App()` was called with: hooks, and whatever the app keeps on the object. */
export interface AppObject {
  onLaunch?(options: LaunchOptions): void
  onShow?(options: LaunchOptions): void
  onHide?(): void
  onError?(message: string): void
  onUnhandledRejection?(result: RejectionResult): void
  onPageNotFound?(result: PageNotFound): void
  onThemeChange?(result: { theme: string }): void
  [member: string]: unknown
}

export type LaunchOptions = WechatMiniprogram.App.LaunchShowOption

export interface RejectionResult {
  readonly reason: unknown
}

export interface PageNotFound {
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly isEntryPage: boolean
}

/** The app object and the app's events, for its own hooks and for `wx.on…`. */
export class AppLife {
  readonly shown: Emitter<LaunchOptions>
  readonly hidden: Emitter<undefined>
  readonly failed: Emitter<string>
  readonly rejected: Emitter<RejectionResult>
  readonly pageMissed: Emitter<PageNotFound>
  readonly themeChanged: Emitter<{ theme: string }>
  readonly launch: LaunchOptions
  readonly #report: (error: unknown) => void
  #app: AppObject = {}
  #isForeground = false

  constructor(launch: LaunchOptions, report: (error: unknown) => void) {
    this.launch = launch
    this.#report = report
    this.shown = new Emitter(report)
    this.hidden = new Emitter(report)
    this.failed = new Emitter(this.#logOnly)
    this.rejected = new Emitter(this.#logOnly)
    this.pageMissed = new Emitter(report)
    this.themeChanged = new Emitter(report)
  }

  get app(): AppObject {
    return this.#app
  }

  get isForeground(): boolean {
    return this.#isForeground
  }

  readonly register = (app: AppObject): void => {
    this.#app = app
  }

  start(): void {
    this.#call('onLaunch', this.launch)
    this.show()
  }

  show(): void {
    if (this.#isForeground) return
    this.#isForeground = true
    this.#call('onShow', this.launch)
    this.shown.emit(this.launch)
  }

  hide(): void {
    if (!this.#isForeground) return
    this.#isForeground = false
    this.#call('onHide')
    this.hidden.emit(undefined)
  }

  changeTheme(theme: string): void {
    this.#call('onThemeChange', { theme })
    this.themeChanged.emit({ theme })
  }

  /** @returns whether anybody takes care of it */
  missPage(page: PageNotFound): boolean {
    this.#call('onPageNotFound', page)
    this.pageMissed.emit(page)
    return this.pageMissed.hasListeners || typeof this.#app.onPageNotFound === 'function'
  }

  fail(error: unknown, kind: 'error' | 'rejection'): void {
    if (kind === 'rejection') {
      this.#call('onUnhandledRejection', { reason: error })
      this.rejected.emit({ reason: error })
    } else {
      this.#call('onError', describeError(error))
      this.failed.emit(describeError(error))
    }
  }

  #call(hook: keyof AppObject & string, argument?: unknown): void {
    const run = this.#app[hook]
    if (typeof run !== 'function') return
    try {
      run.call(this.#app, argument)
    } catch (error) {
      // A hook for errors that fails itself must not be asked again.
      if (hook === 'onError' || hook === 'onUnhandledRejection') this.#logOnly(error)
      else this.#report(error)
    }
  }

  readonly #logOnly = (error: unknown): void => {
    console.error(error)
  }
}
