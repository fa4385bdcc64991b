import { FakeBackend } from './fake-backend'
import { fetchBackend } from './fetch-backend'
import type { TestLaunch } from './mini-program'

/** A phone on which A logged in five minutes ago, and the backend that knows the token. */
export function loggedIn(): TestLaunch & { readonly backend: FakeBackend } {
  const backend = new FakeBackend()
  backend.tokens.set('token-A', 'A')
  const session = { version: 1, token: 'token-A', userId: 'A', issuedAt: Date.now() - 5 * 60_000 }
  return { backend, fetch: fetchBackend(backend), storage: { session } }
}
