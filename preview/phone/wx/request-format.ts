import { ApiFailure } from '../routes'
import { wrongParameter } from './call'
import { REQUEST_ERRNO, type RequestOptions } from './request-options'

/** There is no PATCH. */
const METHODS = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT']

const WITHOUT_BODY = ['GET', 'HEAD']

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/

/** What fetch is called with. @throws ApiFailure for what the platform refuses */
export function toFetch(options: RequestOptions, ownOrigin: string): { url: string; init: RequestInit } {
  const { data, header = {} } = options
  const method = (options.method ?? 'GET').toUpperCase()
  if (!METHODS.includes(method)) {
    throw new ApiFailure(
      `parameter error: parameter.method should be one of ${METHODS.join(', ')} instead of ${method};`,
      1001,
    )
  }
  const url = toAddress(options.url, ownOrigin)
  const headers = new Headers({ 'content-type': 'application/json' })
  for (const [name, value] of Object.entries(header)) headers.set(name, String(value))
  if (data === undefined || data === null) return { url: url.href, init: { method, headers } }
  if (WITHOUT_BODY.includes(method)) {
    if (typeof data === 'object') appendQuery(url, data)
    return { url: url.href, init: { method, headers } }
  }
  return { url: url.href, init: { method, headers, body: toBody(data, headers.get('content-type') ?? '') } }
}

/**
 * The address to fetch. The mini-program names its backend by a loopback address in development; here that is the
 * server the preview itself came from, whatever its port.
 */
function toAddress(url: unknown, ownOrigin: string): URL {
  if (typeof url !== 'string') throw wrongParameter('url', 'String', url)
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) {
    throw new ApiFailure(`invalid url "${url}"`, REQUEST_ERRNO.invalidUrl)
  }
  const address = new URL(url)
  if (!LOOPBACK.test(address.hostname)) return address
  return new URL(address.pathname + address.search, ownOrigin)
}

function appendQuery(url: URL, data: object): void {
  for (const [name, value] of Object.entries(data)) url.searchParams.append(name, toText(value))
}

function toBody(data: unknown, contentType: string): BodyInit {
  if (typeof data === 'string' || data instanceof ArrayBuffer) return data
  if (contentType.includes('x-www-form-urlencoded') && typeof data === 'object' && data !== null) {
    return Object.entries(data)
      .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(toText(value))}`)
      .join('&')
  }
  return JSON.stringify(data)
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** What `success` gets: any HTTP status is one. */
export interface RequestResult {
  readonly data: unknown
  readonly statusCode: number
  readonly header: Record<string, string>
  readonly cookies: string[]
  readonly errMsg: string
}

export async function toResult(response: Response, options: RequestOptions): Promise<RequestResult> {
  const { dataType = 'json', responseType = 'text' } = options
  const data =
    responseType === 'arraybuffer' ? await response.arrayBuffer() : parse(await response.text(), dataType)
  const header = Object.fromEntries(response.headers)
  return { data, statusCode: response.status, header, cookies: [], errMsg: 'request:ok' }
}

function parse(text: string, dataType: string): unknown {
  if (dataType !== 'json') return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
