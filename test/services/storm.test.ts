import { createApplication } from '../../miniprogram/composition/create-application'
import { FakePlatform } from '../support/fake-platform'

async function storm(n: number, prepare: (p: FakePlatform) => void) {
  const phone = new FakePlatform()
  phone.stored.set('session', { version: 1, token: 'stale', userId: 'A', issuedAt: 1 })
  prepare(phone)
  const app = createApplication(phone)
  let inFlight = 0, max = 0
  const send = phone.http.send
  ;(phone.http as { send: typeof send }).send = (r, f) => { inFlight++; max = Math.max(max, inFlight); let over = false; const c = send(r, (o) => { over = true; inFlight--; f(o) }); return () => { if (!over) inFlight--; c() } }
  app.start({ scene: 1001, query: {} })
  await phone.clock.advance(3000)
  phone.logins = 0; phone.backend.requests.length = 0
  if (phone.backend.tokens.size) phone.backend.revokeTokens()
  const start = phone.clock.now()
  let end = 0
  const codes: Record<string, number> = {}
  const all = Array.from({ length: n }, (_, i) => app.gate.request({ method: 'GET', path: '/x/' + i, parse: (d) => d }).then(() => 'ok', (e: { code: string }) => e.code).then((c) => { codes[c] = (codes[c] ?? 0) + 1; end = phone.clock.now() }))
  await phone.clock.advance(120_000); await Promise.all(all)
  process.stdout.write(JSON.stringify({ logins: phone.logins, requests: phone.backend.requests.length, ms: end - start, codes, max, state: app.session.state }) + '\n')
}
it('storm', async () => {
  // the profile request at launch renews; set the token to be good first, then revoke
  const good = (p: FakePlatform) => { p.backend.tokens.set('stale', 'A') }
  await storm(1000, good)
  await storm(1000, (p) => { good(p); const b = p.backend; p.latency = 50; Object.defineProperty(p, 'latency', { get: () => 20 + Math.floor(Math.random() * 380) }) ; void b })
  await storm(1000, (p) => { good(p); setTimeout(() => undefined); p.backend.refusesEveryToken = false; const a = p.backend.answer.bind(p.backend); let on = false; p.clock.setTimeout(() => { on = true }, 2900); p.backend.answer = (r) => { if (on && !r.url.endsWith('login')) p.backend.refusesEveryToken = true; return a(r) } })
  await storm(1000, (p) => { good(p); p.clock.setTimeout(() => { p.loginMode = 'hangs' }, 2900) })
})
