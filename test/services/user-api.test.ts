import { SessionError } from '../../miniprogram/core/errors'
import type { GateRequest } from '../../miniprogram/services/gate-request'
import { RequestSlots } from '../../miniprogram/services/request-slots'
import type { SessionGate } from '../../miniprogram/services/session-gate'
import { createUserApi } from '../../miniprogram/services/user-api'
import { FakeHttp } from '../support/fake-gate'
import { watch } from '../support/outcome'
import { settle, VirtualClock } from '../support/virtual-clock'

function setUp(answer: Promise<unknown> = Promise.resolve(undefined)) {
  const clock = new VirtualClock()
  const http = new FakeHttp()
  const asked: GateRequest<unknown>[] = []
  const gate: Pick<SessionGate, 'request'> = {
    request: (request) => {
      asked.push(request)
      return answer.then((data) => request.parse(data))
    },
  }
  const slots = new RequestSlots(http)
  const api = createUserApi({ clock, gate, slots, toUrl: (path) => `https://api${path}` })
  const controller = new AbortController()
  const logIn = () => watch(api.logIn('code', controller.signal))
  return { clock, http, asked, api, controller, logIn }
}

describe('createUserApi: logIn', () => {
  it('exchanges the code past the gate and dates the session by the clock', async () => {
    const { clock, http, asked, logIn } = setUp()
    const outcome = logIn()
    expect(asked).toEqual([])
    expect(http.last.request).toEqual({
      method: 'POST',
      url: 'https://api/user/login',
      header: {},
      body: { js_code: 'code' },
    })
    await clock.advance(300)
    http.last.answer(200, { statusCode: 200, data: { skey: 's', user_id: 'u' } })
    await settle()
    expect(outcome.value).toEqual({ token: 's', userId: 'u', issuedAt: clock.now() })
  })

  it.each([
    [400, { code: 'code_invalid' }, 'code_invalid'],
    [403, { code: 'refused' }, 'refused'],
    [429, { code: 'rate_limited' }, 'rate_limited'],
    [503, { code: 'wechat_busy' }, 'server'],
    [200, { data: { skey: '', user_id: 'u' } }, 'server'],
    [200, 'welcome to the hotel wifi', 'server'],
  ] as const)('fails for HTTP %d %j with %s', async (status, body, code) => {
    const { http, logIn } = setUp()
    const outcome = logIn()
    http.last.answer(status, body)
    await settle()
    expect(outcome).toEqual({ settled: 1, code })
  })

  it('fails as the network does', async () => {
    const { http, logIn } = setUp()
    const outcome = logIn()
    http.last.fail('interrupted')
    await settle()
    expect(outcome.code).toBe('interrupted')
  })

  it('aborts the request with its caller, and takes no answer afterwards', async () => {
    const { http, controller, logIn } = setUp()
    const outcome = logIn()
    controller.abort()
    await settle()
    expect(http.last.isCancelled).toBe(true)
    expect(outcome).toEqual({ settled: 1, code: 'aborted' })
    http.last.answer(200, { data: { skey: 's', user_id: 'u' } })
    await settle()
    expect(outcome.settled).toBe(1)
  })

  it('is not disturbed by a caller that is aborted after the answer', async () => {
    const { http, controller, logIn } = setUp()
    const outcome = logIn()
    http.last.answer(200, { data: { skey: 's', user_id: 'u' } })
    await settle()
    controller.abort()
    await settle()
    expect(http.last.isCancelled).toBe(false)
    expect(outcome).toMatchObject({ settled: 1, value: { token: 's' } })
  })
})

describe('createUserApi: logOut', () => {
  it('sends the token that is given up, whatever the gate says, and waits for nothing', () => {
    const { asked, api } = setUp(Promise.reject(new SessionError('network')))
    api.logOut('old')
    expect(asked).toMatchObject([{ method: 'POST', path: '/user/logout', auth: 'none', token: 'old' }])
  })
})

describe('createUserApi: loadUser', () => {
  it('asks through the gate and reads the user', async () => {
    const user = { user_id: 'u', nickname: 'n', avatar_url: '', phone: null }
    const { asked, api } = setUp(Promise.resolve(user))
    await expect(api.loadUser()).resolves.toEqual({ userId: 'u', nickname: 'n', avatarUrl: '', phone: null })
    expect(asked).toMatchObject([{ method: 'GET', path: '/user/info' }])
  })

  it('fails with server for an answer that is no user', async () => {
    const { api } = setUp(Promise.resolve({ hello: 'world' }))
    await expect(api.loadUser()).rejects.toMatchObject({ code: 'server' })
  })
})
