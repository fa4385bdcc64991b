import type { HttpMethod } from '../../miniprogram/core/ports'
import type { FakeBackend } from './fake-backend'

/** The fake backend, and the emulator of WeChat beside it, behind `fetch`: what a launched mini-program talks to. */
export function fetchBackend(backend: FakeBackend): typeof fetch {
  return (input, init = {}) => {
    // The preview's `wx` names every address in words.
    const url = input as string
    if (url.endsWith('/emulator/client/login')) return answer(200, { code: backend.issueCode() })
    if (url.endsWith('/emulator/client/check-session')) return answer(200, { valid: true })
    const outcome = backend.answer({
      method: (init.method ?? 'GET') as HttpMethod,
      url,
      header: { Authorization: new Headers(init.headers).get('authorization') ?? '' },
      ...(typeof init.body === 'string' ? { body: JSON.parse(init.body) as Record<string, unknown> } : {}),
    })
    if (outcome.kind === 'failed') return Promise.reject(new TypeError('no connection'))
    return answer(outcome.status, outcome.body)
  }
}

/** jsdom has no Response; this is the part of it that the preview's `wx` reads. */
function answer(status: number, body: unknown): Promise<Response> {
  return Promise.resolve({
    status,
    ok: status < 400,
    headers: new Headers(),
    json: () => Promise.resolve(body),
    text: () => Promise.resolve(JSON.stringify(body)),
  } as Response)
}
