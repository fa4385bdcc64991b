import { ApiFailure } from '../routes'
import { toFailure, wrongParameter } from './call'
import type { ApiModule, PhoneContext } from './context'
import { toFetch, toResult, type RequestResult } from './request-format'
import { REQUEST_ERRNO, type RequestOptions } from './request-options'
import { RequestQueue } from './request-queue'

const LONGEST = 60_000

type HeadersListener = (result: {
  header: Record<string, string>
  statusCode: number
  cookies: string[]
}) => void

/** `wx.request` over fetch: ten at a time, and every way to fail that the platform has. */
export function createRequest(phone: PhoneContext): ApiModule {
  const queue = new RequestQueue()
  phone.life.hidden.on(() => queue.pause(new ApiFailure('interrupted', REQUEST_ERRNO.interrupted)))
  phone.life.shown.on(() => queue.resume())

  const request = (options: RequestOptions) => {
    const listeners = new Set<HeadersListener>()
    let isOver = false
    const finish = (outcome: 'success' | 'fail', result: object): void => {
      if (isOver) return
      isOver = true
      phone.guard(() => options[outcome]?.(result))
      phone.guard(() => options.complete?.(result))
    }
    const entry = queue.add(
      async (signal) => {
        const result = await send(phone, options, signal)
        for (const listener of listeners) phone.guard(() => listener(result))
        finish('success', result)
      },
      (reason) => {
        finish('fail', toFailure('request', toReason(reason)))
      },
    )
    return {
      abort: () => entry.cancel(new ApiFailure('abort')),
      onHeadersReceived: (listener: HeadersListener) => void listeners.add(listener),
      offHeadersReceived: (listener?: HeadersListener) =>
        listener ? void listeners.delete(listener) : listeners.clear(),
      onChunkReceived: () => undefined,
      offChunkReceived: () => undefined,
    }
  }
  return { request }
}

async function send(
  phone: PhoneContext,
  options: RequestOptions,
  signal: AbortSignal,
): Promise<RequestResult> {
  const { url, init } = toFetch(options, phone.origin)
  const { timeout = LONGEST } = options
  if (typeof timeout !== 'number') throw wrongParameter('timeout', 'Number', timeout)
  if (!phone.device.settings.isOnline) throw offline()
  const cut = new AbortController()
  const timer = setTimeout(
    () => {
      cut.abort(new ApiFailure('timeout', REQUEST_ERRNO.timeout))
    },
    Math.min(timeout, LONGEST),
  )
  const stopWatching = phone.device.onChange(({ isOnline }) => {
    if (!isOnline) cut.abort(offline())
  })
  try {
    const response = await phone.fetch(url, { ...init, signal: AbortSignal.any([signal, cut.signal]) })
    return await toResult(response, options)
  } finally {
    clearTimeout(timer)
    stopWatching()
  }
}

function offline(): ApiFailure {
  return new ApiFailure(
    'errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED',
    REQUEST_ERRNO.offline,
  )
}

/** Fetch says little about why it failed: everything but our own reasons is a broken connection. */
function toReason(reason: unknown): ApiFailure {
  if (reason instanceof ApiFailure) return reason
  return new ApiFailure(
    'errcode:-102 cronet_error_code:-102 error_msg:net::ERR_CONNECTION_REFUSED',
    REQUEST_ERRNO.offline,
  )
}
