import { SessionError, type SessionErrorCode } from '../../miniprogram/core/errors'
import type { Environment, SessionKeyState } from '../../miniprogram/core/ports'
import type { Platform } from '../../miniprogram/composition/platform'
import { FakeBackend } from './fake-backend'
import { VirtualClock } from './virtual-clock'

type LoginMode = 'ok' | 'fails' | 'hangs'
type StorageMode = 'ok' | 'full' | 'broken'

/** One call of the platform's login. */
export interface AuthCall {
  readonly name: 'login' | 'checkSession'
  readonly at: number
  isOver: boolean
}

/** A phone in memory: every port of {@link Platform}, with faults that can be set at any time. */
export class FakePlatform implements Platform {
  readonly environment: Environment
  readonly clock = new VirtualClock()
  readonly backend = new FakeBackend()
  readonly stored = new Map<string, unknown>()
  readonly reports: { where: string; error: unknown }[] = []
  readonly toasts: string[] = []
  /** Paths of the open pages, the one on top last. */
  routes: string[] = ['pages/home/home']
  loginMode: LoginMode = 'ok'
  /** What a failing `wx.login` says. */
  loginError: SessionErrorCode = 'network'
  storageMode: StorageMode = 'ok'
  keyState: SessionKeyState = 'valid'
  isOnline = true
  /** Requests never get an answer. */
  isSilent = false
  /** Milliseconds a request takes. */
  latency = 50
  isUpdateApplied = false
  /** `navigateTo` works. */
  opensPages = true
  confirms = true
  /** Milliseconds a `wx.login` takes. */
  loginLatency = 20
  logins = 0
  keyChecks = 0
  /** Every `wx.login` and `wx.checkSession`, in order. */
  readonly authCalls: AuthCall[] = []
  private readonly networkListeners: ((isOnline: boolean) => void)[] = []
  private readonly hideListeners: (() => void)[] = []
  private readonly showListeners: (() => void)[] = []
  private updateListener: () => void = () => undefined

  constructor(environment: Environment = { locale: 'zh-CN', isDevTools: true, envVersion: 'develop' }) {
    this.environment = environment
  }

  readonly random = (): number => 0.5

  readonly auth: Platform['auth'] = {
    fetchCode: () => {
      this.logins++
      const call: AuthCall = { name: 'login', at: this.clock.now(), isOver: false }
      this.authCalls.push(call)
      const mode = this.loginMode
      return new Promise((resolve, reject) => {
        if (mode === 'hangs') return
        this.clock.setTimeout(() => {
          call.isOver = true
          if (mode === 'fails' || !this.isOnline) reject(new SessionError(this.loginError))
          else resolve(this.backend.issueCode())
        }, this.loginLatency)
      })
    },
    checkSession: () => {
      this.keyChecks++
      this.authCalls.push({ name: 'checkSession', at: this.clock.now(), isOver: true })
      return new Promise((resolve) => {
        this.clock.setTimeout(() => {
          resolve(this.keyState)
        }, 5)
      })
    },
  }

  readonly http: Platform['http'] = {
    send: (request, onSettled) => {
      const timer = this.clock.setTimeout(() => {
        if (this.isSilent) return
        if (this.isOnline) onSettled(this.backend.answer(request))
        else onSettled({ kind: 'failed', error: new SessionError('network') })
      }, this.latency)
      return () => {
        this.clock.clearTimeout(timer)
      }
    },
  }

  readonly storage: Platform['storage'] = {
    read: (key) => this.stored.get(key),
    write: (key, value) => {
      if (this.storageMode !== 'ok') throw new SessionError('storage')
      this.stored.set(key, value)
    },
    remove: (key) => {
      if (this.storageMode === 'broken') throw new SessionError('storage')
      this.stored.delete(key)
    },
  }

  readonly network: Platform['network'] = {
    isOnline: () => Promise.resolve(this.isOnline),
    onChange: (listener) => {
      this.networkListeners.push(listener)
    },
  }

  readonly lifecycle: Platform['lifecycle'] = {
    onShow: (listener) => {
      this.showListeners.push(listener)
    },
    onHide: (listener) => {
      this.hideListeners.push(listener)
    },
  }

  readonly navigation: Platform['navigation'] = {
    routes: () => this.routes,
    navigateTo: (url, onFailed) => {
      if (!this.opensPages) {
        onFailed?.()
        return
      }
      this.routes = [...this.routes, url.slice(1)]
    },
    navigateBack: (delta = 1) => {
      this.routes = this.routes.slice(0, Math.max(1, this.routes.length - delta))
    },
    switchTab: (url) => {
      this.routes = [url.slice(1)]
    },
    reLaunch: (url) => {
      this.routes = [url.slice(1)]
    },
    setTitle: () => undefined,
    setTabBarTexts: () => undefined,
  }

  readonly feedback: Platform['feedback'] = {
    toast: (text) => {
      this.toasts.push(text)
    },
    confirm: () => Promise.resolve(this.confirms),
    copy: () => undefined,
    endPullDown: () => undefined,
  }

  readonly reporter: Platform['reporter'] = {
    report: (where, error) => {
      this.reports.push({ where, error })
    },
  }

  readonly update: Platform['update'] = {
    onReady: (listener) => {
      this.updateListener = listener
    },
    apply: () => {
      this.isUpdateApplied = true
    },
  }

  setOnline(isOnline: boolean): void {
    this.isOnline = isOnline
    this.networkListeners.forEach((listener) => {
      listener(isOnline)
    })
  }

  show(): void {
    this.showListeners.forEach((listener) => {
      listener()
    })
  }

  hide(): void {
    this.hideListeners.forEach((listener) => {
      listener()
    })
  }

  finishUpdateDownload(): void {
    this.updateListener()
  }
}
