import { SessionError } from '../../miniprogram/core/errors'
import { createReporter } from '../../miniprogram/platform/reporter'
import { redact } from '../../miniprogram/services/redact'
import { FakeWx } from '../support/fake-wx'

const secret = 'x'.repeat(43)
let wx: FakeWx
let printed: unknown[][]

beforeEach(() => {
  wx = new FakeWx().install()
  printed = []
  jest.spyOn(console, 'error').mockImplementation((...parts: unknown[]) => printed.push(parts))
})

afterEach(() => {
  jest.restoreAllMocks()
})

describe('createReporter', () => {
  it('writes to the console and to the real-time log, cleaned', () => {
    createReporter(redact).report(
      'actor',
      new SessionError('server', { token: secret, errMsg: `no ${secret}` }),
    )
    expect(printed).toMatchObject([
      ['[actor]', { errorCode: 'server', cause: { token: '[redacted]', errMsg: 'no [redacted]' } }],
    ])
    expect(wx.realtimeLog).toMatchObject([['actor', { errorCode: 'server' }]])
    expect(JSON.stringify([printed, wx.realtimeLog])).not.toContain(secret)
  })

  it('survives a client without a real-time log', () => {
    wx.set('getRealtimeLogManager', undefined)
    createReporter(redact).report('app', 'broken')
    expect(printed).toEqual([['[app]', 'broken']])
  })

  it('survives a real-time log that throws, and says so without secrets', () => {
    wx.set('getRealtimeLogManager', () => {
      throw new Error(`log ${secret}`)
    })
    createReporter(redact).report('app', 'broken')
    expect(printed).toMatchObject([
      ['[app]', 'broken'],
      ['[realtimeLog]', { message: 'log [redacted]' }],
    ])
  })

  it.each([undefined, null, 'text', 0])('reports %p as well', (error) => {
    createReporter(redact).report('promise', error)
    expect(printed).toEqual([['[promise]', error]])
  })
})
