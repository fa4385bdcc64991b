import type { HttpOutcome, HttpRequest } from '../../miniprogram/core/ports'
import { createHttp } from '../../miniprogram/platform/http'
import { createGate, FakeGateSession } from '../support/fake-gate'
import { codeOf, fail, FAILURES, FakeWx, hang, later, succeed, throwing, twice } from '../support/fake-wx'
import { watch } from '../support/outcome'
import { settle, VirtualClock } from '../support/virtual-clock'

const request: HttpRequest = {
  method: 'PUT',
  url: 'https://api.example.com/x',
  header: { Authorization: 'Bearer t' },
  body: { nickname: 'n' },
}
let wx: FakeWx

beforeEach(() => {
  wx = new FakeWx().install()
})

function send(sent: HttpRequest = request) {
  const outcomes: HttpOutcome[] = []
  const cancel = createHttp().send(sent, (outcome) => outcomes.push(outcome))
  return { outcomes, cancel }
}

describe('createHttp', () => {
  it('sends what it is given, within the platform’s longest time', async () => {
    wx.ends('request', later(succeed({ statusCode: 200, data: { a: 1 } })))
    const { outcomes } = send()
    await settle()
    expect(wx.options('request')).toEqual([
      {
        url: 'https://api.example.com/x',
        method: 'PUT',
        header: { Authorization: 'Bearer t' },
        timeout: 60_000,
        data: { nickname: 'n' },
      },
    ])
    expect(outcomes).toEqual([{ kind: 'answered', status: 200, body: { a: 1 } }])
  })

  it('sends no data where there is no body', () => {
    send({ method: 'GET', url: 'https://api.example.com/x', header: {} })
    expect(wx.options('request')[0]).not.toHaveProperty('data')
  })

  it.each([200, 204, 302, 401, 404, 500, 503])('takes HTTP %d for an answer', (statusCode) => {
    wx.ends('request', succeed({ statusCode, data: 'text' }))
    expect(send().outcomes).toEqual([{ kind: 'answered', status: statusCode, body: 'text' }])
  })

  it.each(FAILURES)('fails for %j with %s', async (failure, code) => {
    wx.ends('request', later(fail(failure)))
    const { outcomes } = send()
    await settle()
    expect(outcomes.map(codeOf)).toEqual([code])
  })

  it('fails when wx.request throws, and can still be cancelled', () => {
    wx.ends('request', throwing(new Error('request:fail invalid url')))
    const { outcomes, cancel } = send()
    expect(outcomes.map(codeOf)).toEqual(['network'])
    cancel()
    expect(outcomes).toHaveLength(1)
  })

  const ok = succeed({ statusCode: 200, data: 1 })
  const no = fail({ errMsg: 'request:fail' })

  it.each([
    ['success and success', twice(ok, ok)],
    ['success and failure', twice(ok, no)],
    ['failure and success', twice(no, ok)],
    ['failure and failure', later(twice(no, no))],
    ['success twice, late', later(twice(ok, ok))],
    ['failure, and then an exception', twice(no, throwing(new Error('request:fail')))],
  ])('settles once when the platform tells %s', async (_, ending) => {
    wx.ends('request', ending)
    const { outcomes } = send()
    await settle()
    expect(outcomes).toHaveLength(1)
  })

  it('never settles when the platform never calls back: the caller owns the timeout', async () => {
    wx.ends('request', hang)
    const { outcomes, cancel } = send()
    await settle()
    expect(outcomes).toEqual([])
    cancel()
    expect(wx.aborted).toBe(1)
  })

  it('aborts the task when cancelled, and settles no more', async () => {
    wx.ends('request', later(fail({ errMsg: 'request:fail abort' })))
    const { outcomes, cancel } = send()
    cancel()
    cancel()
    await settle()
    expect(wx.aborted).toBe(1)
    expect(outcomes).toEqual([])
  })

  it('aborts nothing that is over', async () => {
    wx.ends('request', later(succeed({ statusCode: 200 })))
    const { cancel } = send()
    await settle()
    cancel()
    expect(wx.aborted).toBe(0)
  })
})

describe('createHttp behind the session gate', () => {
  function ask() {
    const session = new FakeGateSession()
    const gate = createGate(createHttp(), new VirtualClock(), session)
    session.open('t1')
    return { session, outcome: watch(gate.request({ method: 'POST', path: '/x', parse: (data) => data })) }
  }

  it('asks for one relogin when the platform tells one 401 twice', async () => {
    const refused = succeed({ statusCode: 401, data: {} })
    wx.ends('request', later(twice(refused, refused)))
    const { session, outcome } = ask()
    await settle()
    expect(session.rejected).toEqual(['t1'])
    wx.ends('request', later(succeed({ statusCode: 200, data: { data: 'fine' } })))
    session.open('t2')
    await settle()
    expect(wx.calls).toHaveLength(2)
    expect(outcome).toEqual({ settled: 1, value: 'fine' })
  })

  it('fails at once when the platform throws', async () => {
    wx.ends('request', throwing(new Error('request:fail url not in domain list')))
    const { outcome } = ask()
    await settle()
    expect(outcome).toEqual({ settled: 1, code: 'network' })
  })
})
