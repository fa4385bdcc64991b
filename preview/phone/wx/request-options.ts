import type { Callbacks } from './call'

/** Options of `wx.request` that the preview knows. https://developers.weixin.qq.com/miniprogram/dev/api/network/request/wx.request.html */
export interface RequestOptions extends Callbacks {
  readonly url: string
  readonly method?: string
  readonly data?: unknown
  readonly header?: Readonly<Record<string, unknown>>
  readonly timeout?: number
  readonly dataType?: string
  readonly responseType?: string
}

/** The platform's numbers. https://developers.weixin.qq.com/miniprogram/dev/framework/usability/PublicErrno.html */
export const REQUEST_ERRNO = { timeout: 5, offline: 600001, interrupted: 600003, invalidUrl: 600009 } as const
