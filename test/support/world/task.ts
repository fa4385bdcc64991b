import type { Answer } from './backend'

/** What `wx.request`, `wx.uploadFile` and `wx.downloadFile` are called with. */
export interface TaskOption {
  readonly url: string
  readonly method?: string
  readonly header: Readonly<Record<string, string>>
  readonly data?: Readonly<Record<string, unknown>>
  success(result: unknown): void
  fail(failure: { errMsg: string; errno?: number }): void
}

/** One call of the platform, as the world sees it. */
export interface Task {
  readonly kind: 'request' | 'upload' | 'download'
  readonly option: TaskOption
  readonly method: string
  readonly token: string | null
  readonly key: string | null
  readonly body: Readonly<Record<string, unknown>> | undefined
  readonly isLogin: boolean
  readonly isLogout: boolean
  readonly isCheckIn: boolean
  /** The endpoint needs no token. */
  readonly isPublic: boolean
  readonly endpoint: number | null
  /** Which request of the run it carries; null for the app's own. */
  readonly requestId: number | null
  readonly visibleAt: number
  timer: number
  isOver: boolean
  isAborted: boolean
}

/** @param visibleAt how long the app had been shown when it was sent, in milliseconds */
export function toTask(kind: Task['kind'], option: TaskOption, visibleAt: number): Task {
  const path = option.url.replace(/^.*\/api\/v1/, '')
  const thing = /^\/(things|public)\/(\d+)\?id=(\d+)/.exec(path)
  return {
    kind,
    option,
    method: kind === 'upload' ? 'POST' : (option.method ?? 'GET'),
    token: option.header.Authorization?.replace('Bearer ', '') ?? null,
    key: option.header['Idempotency-Key'] ?? null,
    body: option.data,
    isLogin: path === '/user/login',
    isLogout: path === '/user/logout',
    isCheckIn: path === '/checkins',
    isPublic: thing?.[1] === 'public',
    endpoint: thing === null ? null : Number(thing[2]),
    requestId: thing === null ? null : Number(thing[3]),
    visibleAt,
    timer: 0,
    isOver: false,
    isAborted: false,
  }
}

/** The answer in the form in which this kind of call gets it. */
export function toResult({ kind }: Task, { status, body }: Answer): unknown {
  if (kind === 'upload') return { statusCode: status, data: JSON.stringify(body) }
  if (kind === 'download') return { statusCode: status, tempFilePath: 'wxfile://download' }
  return { statusCode: status, data: body }
}
