import { createAuth } from '../../miniprogram/platform/auth'
import { fail, FAILURES, FakeWx, hang, later, succeed, throwing, twice } from '../support/fake-wx'
import { watch } from '../support/outcome'
import { settle } from '../support/virtual-clock'

const wx = new FakeWx()
const { signal } = new AbortController()

beforeEach(() => {
  wx.install()
})

describe('createAuth: fetchCode', () => {
  it('gives the code of wx.login', async () => {
    wx.ends('login', later(succeed({ code: 'c1' })))
    await expect(createAuth().fetchCode(signal)).resolves.toBe('c1')
  })

  it('fails with server when wx.login succeeds without a code', async () => {
    wx.ends('login', succeed({ code: '', errMsg: 'login:ok' }))
    await expect(createAuth().fetchCode(signal)).rejects.toMatchObject({ code: 'server', cause: 'login:ok' })
  })

  it.each(FAILURES)('fails for %j with %s', async (failure, code) => {
    wx.ends('login', later(fail(failure)))
    await expect(createAuth().fetchCode(signal)).rejects.toMatchObject({ name: 'SessionError', code })
  })

  it('fails with a typed error when wx.login throws', async () => {
    wx.ends('login', throwing(new Error('login:fail timeout')))
    await expect(createAuth().fetchCode(signal)).rejects.toMatchObject({
      name: 'SessionError',
      code: 'timeout',
    })
  })

  it('stays open when wx.login never calls back: the caller owns the timeout', async () => {
    wx.ends('login', hang)
    const outcome = watch(createAuth().fetchCode(signal))
    await settle()
    expect(outcome.settled).toBe(0)
  })

  it('takes the first answer of two', async () => {
    wx.ends('login', twice(succeed({ code: 'c1' }), succeed({ code: 'c2' })))
    await expect(createAuth().fetchCode(signal)).resolves.toBe('c1')
    wx.ends('login', twice(succeed({ code: 'c3' }), fail({ errMsg: 'login:fail' })))
    await expect(createAuth().fetchCode(signal)).resolves.toBe('c3')
  })
})

describe('createAuth: checkSession', () => {
  it('is valid when WeChat says so', async () => {
    wx.ends('checkSession', later(succeed()))
    await expect(createAuth().checkSession()).resolves.toBe('valid')
  })

  it.each([
    'checkSession:fail session time out, need relogin',
    'checkSession:fail Session timeout, please relogin',
    'checkSession:fail',
    'checkSession:fail touristappid',
  ])('is expired for %j', async (errMsg) => {
    wx.ends('checkSession', later(fail({ errMsg })))
    await expect(createAuth().checkSession()).resolves.toBe('expired')
  })

  it.each([
    'checkSession:fail timeout',
    'checkSession:fail time out',
    'checkSession:fail:timeout',
    'checkSession:fail network error',
    'checkSession:fail interrupted',
    'checkSession:fail system error',
    'checkSession:fail called too frequently',
  ])('is unknown for %j: that says nothing about the key', async (errMsg) => {
    wx.ends('checkSession', later(fail({ errMsg })))
    await expect(createAuth().checkSession()).resolves.toBe('unknown')
  })

  it('is expired for a failure without words', async () => {
    wx.ends('checkSession', fail(undefined))
    await expect(createAuth().checkSession()).resolves.toBe('expired')
  })

  it('is unknown when wx.checkSession throws', async () => {
    wx.ends('checkSession', throwing(new Error('no')))
    await expect(createAuth().checkSession()).resolves.toBe('unknown')
  })

  it('takes the first answer of two', async () => {
    wx.ends('checkSession', twice(succeed(), fail({ errMsg: 'checkSession:fail' })))
    await expect(createAuth().checkSession()).resolves.toBe('valid')
  })

  it('stays open when it never calls back', async () => {
    wx.ends('checkSession', hang)
    const outcome = watch(createAuth().checkSession())
    await settle()
    expect(outcome.settled).toBe(0)
  })
})
