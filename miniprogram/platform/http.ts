import { SessionError } from '../core/errors'
import type { HttpOutcome, HttpPort } from '../core/ports'
import { toPlatformError } from './errors'

/** The platform's own limit; our timeouts are shorter. */
const LONGEST_REQUEST = 60_000

/** @see {@link https://developers.weixin.qq.com/miniprogram/dev/api/network/request/wx.request.html} */
export function createHttp(): HttpPort {
  return {
    send({ method, url, header, body }, onSettled) {
      let isOver = false
      const settle = (outcome: HttpOutcome): void => {
        if (isOver) return
        isOver = true
        onSettled(outcome)
      }
      const task = start({
        url,
        method,
        header: { ...header },
        timeout: LONGEST_REQUEST,
        ...(body === undefined ? {} : { data: body }),
        success({ statusCode, data }) {
          settle({ kind: 'answered', status: statusCode, body: data })
        },
        fail(failure) {
          settle({ kind: 'failed', error: toPlatformError(failure, 'network') })
        },
      })
      if (task instanceof SessionError) settle({ kind: 'failed', error: task })
      return () => {
        if (isOver) return
        isOver = true
        if (!(task instanceof SessionError)) task.abort()
      }
    },
  }
}

/** A request the platform refuses outright may throw instead of failing. */
function start(
  option: WechatMiniprogram.RequestOption<Record<string, unknown>>,
): WechatMiniprogram.RequestTask | SessionError {
  try {
    return wx.request(option)
  } catch (error) {
    return toPlatformError(error, 'network')
  }
}
