import type { SessionError } from './errors'

/** Handle of a pending timer: a number on the phone, an object in Node. */
export type TimerId = number | object

/** Time, injected so that tests own it; also the clock the actor system runs on. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  setTimeout(callback: () => void, milliseconds: number): TimerId
  clearTimeout(id: TimerId): void
}

/** The part of an AbortSignal our code uses; the platform has no global AbortController. */
export interface CancelSignal {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void): void
}

/**
 * What WeChat itself says of the session key behind the last `wx.login` code. It says nothing about our token:
 * only the backend's 401 does.
 */
export type SessionKeyState = 'valid' | 'expired' | 'unknown'

/** WeChat's side of a login. */
export interface AuthPort {
  /**
   * A fresh single-use `wx.login` code; rejects with a {@link SessionError}. May never settle: the caller owns the
   * timeout. A caller whose signal is aborted takes no code away from another.
   */
  fetchCode(signal: CancelSignal): Promise<string>
  /** Never rejects: what cannot be told is `unknown`. */
  checkSession(): Promise<SessionKeyState>
}

/** The methods `wx.request` knows and we use; it has no PATCH. */
export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** One request as it goes to the platform. */
export interface HttpRequest {
  readonly method: HttpMethod
  /** Absolute address. */
  readonly url: string
  readonly header: Readonly<Record<string, string>>
  readonly body?: Readonly<Record<string, unknown>>
  /** Sends the file at this path as a form field (`wx.uploadFile`); `body` becomes the other fields. */
  readonly file?: { readonly path: string; readonly name: string }
  /** Saves the answer to a temporary file (`wx.downloadFile`); the data is `{ tempFilePath }`. */
  readonly toFile?: true
}

/** Any HTTP status is an answer; only the platform's own failures are not. */
export type HttpOutcome =
  | { readonly kind: 'answered'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'failed'; readonly error: SessionError }

/** Sends requests. */
export interface HttpPort {
  /**
   * Sends at once. `onSettled` is called at most once, whatever the platform does; it may never be called, so the
   * caller owns the timeout. Returns the cancel function: after it `onSettled` is not called.
   */
  send(request: HttpRequest, onSettled: (outcome: HttpOutcome) => void): () => void
}

/** The device's storage for this app. */
export interface StoragePort {
  /** The stored value, or undefined when there is none or it cannot be read. */
  read(key: string): unknown
  /** Throws a {@link SessionError} `storage` when it cannot be written. */
  write(key: string, value: unknown): void
  /** Throws a {@link SessionError} `storage` when it cannot be removed. */
  remove(key: string): void
}

/** Whether the device has a network. */
export interface NetworkPort {
  /** Never rejects; may never settle. */
  isOnline(): Promise<boolean>
  onChange(listener: (isOnline: boolean) => void): void
}

/** The app moves between foreground and background. */
export interface LifecyclePort {
  onShow(listener: () => void): void
  onHide(listener: () => void): void
}

/** Moves between pages. A move that the platform refuses is reported, never thrown. */
export interface NavigationPort {
  /** Paths of the open pages without leading slash, the one on top last. */
  routes(): readonly string[]
  /** Opens a page; with a full page stack it takes the place of the one on top. */
  navigateTo(url: string, onFailed?: () => void): void
  /** @param delta how many pages to leave, 1 by default */
  navigateBack(delta?: number): void
  switchTab(url: string): void
  reLaunch(url: string): void
  setTitle(title: string): void
  /** The tab bar's texts, in its order; without effect while no tab page is shown. */
  setTabBarTexts(texts: readonly string[]): void
}

/** How the app was opened. */
export interface LaunchOptions {
  readonly scene: number
  readonly query: Readonly<Record<string, string | undefined>>
}

/** What a confirmation asks. */
export interface Confirmation {
  readonly title: string
  readonly content: string
  readonly confirmText: string
  readonly cancelText: string
}

/** Short words to the user. */
export interface FeedbackPort {
  toast(text: string): void
  /** True only when the user tapped the confirming button. */
  confirm(confirmation: Confirmation): Promise<boolean>
  /** Copies to the clipboard; the platform shows its own toast. */
  copy(text: string): void
  /** Ends the animation of a page that was pulled down. */
  endPullDown(): void
}

/** A new version of the mini-program was downloaded and waits. */
export interface UpdatePort {
  onReady(listener: () => void): void
  /** Restarts the app into the new version. */
  apply(): void
}

/** Languages the app speaks. */
export type Locale = 'zh-CN' | 'en'

/** Facts about the place the app runs in, read once at start. */
export interface Environment {
  readonly locale: Locale
  readonly isDevTools: boolean
  /** `develop`, `trial` or `release`; audits may read `develop`, so it never switches on anything by itself. */
  readonly envVersion: string
}

/** One place for every error nobody handled; what it gets has been cleared of secrets. */
export interface ReporterPort {
  /** @param where the actor, hook or port the error was seen at */
  report(where: string, error: unknown): void
}
