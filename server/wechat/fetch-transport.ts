import { codeOf, propertyOf } from '../node-error'
import { toQuery, UnreachableError, type WechatTransport } from './transport'

/** Calls WeChat over the network. `timeoutMs` covers the call as a whole, body included. */
export function createFetchTransport(origin: string, timeoutMs: number): WechatTransport {
  return {
    async get(path, parameters) {
      try {
        const response = await fetch(`${origin}${path}?${toQuery(parameters)}`, {
          signal: AbortSignal.timeout(timeoutMs),
          // WeChat never redirects; somebody who does shall not get the secret.
          redirect: 'error',
        })
        return await response.text()
      } catch (error) {
        throw new UnreachableError(reasonOf(error))
      }
    },
  }
}

/** A word for what went wrong; texts of network errors may quote the address with the secret in it. */
function reasonOf(error: unknown): string {
  if (propertyOf(error, 'name') === 'TimeoutError') return 'timeout'
  return codeOf(propertyOf(error, 'cause')) ?? 'no whole answer'
}
