import type { HttpOutcome, HttpPort, HttpRequest } from '../core/ports'
import { toPlatformError, type WxFailure } from './errors'

/** The platform's own limit; our timeouts are shorter. */
const LONGEST_REQUEST = 60_000

/**
 * `wx.request`, `wx.uploadFile` and `wx.downloadFile`.
 * @see {@link https://developers.weixin.qq.com/miniprogram/dev/api/network/request/wx.request.html}
 */
export function createHttp(): HttpPort {
  return {
    send(request, onSettled) {
      let isOver = false
      let task: { abort(): void } | null = null
      const settle = (outcome: HttpOutcome): void => {
        if (isOver) return
        isOver = true
        onSettled(outcome)
      }
      const fail = (failure: WxFailure): void => {
        settle({ kind: 'failed', error: toPlatformError(failure, 'network') })
      }
      try {
        task = start(request, settle, fail)
      } catch (error) {
        // What the platform refuses outright it throws.
        settle({ kind: 'failed', error: toPlatformError(error, 'network') })
      }
      return () => {
        if (isOver) return
        isOver = true
        task?.abort()
      }
    },
  }
}

function start(
  { method, url, header, body, file, toFile }: HttpRequest,
  settle: (outcome: HttpOutcome) => void,
  fail: (failure: WxFailure) => void,
): { abort(): void } {
  const option = { url, header: { ...header }, timeout: LONGEST_REQUEST, fail }
  if (file !== undefined) {
    return wx.uploadFile({
      ...option,
      filePath: file.path,
      name: file.name,
      ...(body === undefined ? {} : { formData: { ...body } }),
      success({ statusCode, data }) {
        settle({ kind: 'answered', status: statusCode, body: parseJson(data) })
      },
    })
  }
  if (toFile === true) {
    return wx.downloadFile({
      ...option,
      success({ statusCode, tempFilePath }) {
        settle({ kind: 'answered', status: statusCode, body: { data: { tempFilePath } } })
      },
    })
  }
  return wx.request({
    ...option,
    method,
    ...(body === undefined ? {} : { data: { ...body } }),
    success({ statusCode, data }) {
      settle({ kind: 'answered', status: statusCode, body: data })
    },
  })
}

/** `wx.uploadFile` gives the answer as text. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
