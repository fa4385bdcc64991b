import { createFetchTransport } from '../../../server/wechat/fetch-transport'
import { createWechatClient } from '../../../server/wechat/wechat-client'
import { WechatError } from '../../../server/wechat/wechat-error'
import { closeNetwork } from '../support/closed-network'
import { answers, breaksOff, hangs, says, stalls, WechatServer } from '../support/wechat-server'

const APP = { appid: 'wx1', secret: 'the-app-secret' }
const SESSION = { openid: 'o1', session_key: 'key' }
const BUSY = answers({ errcode: -1, errmsg: 'system error, rid: 1-2-3' })

let wechat: WechatServer
let origin: string

beforeEach(async () => {
  closeNetwork()
  wechat = new WechatServer()
  origin = await wechat.start()
})
afterEach(async () => {
  jest.restoreAllMocks()
  await wechat.stop()
})

function exchange(code = 'code', timeoutMs = 2000) {
  return createWechatClient(createFetchTransport(origin, timeoutMs), 1).codeToSession(APP, code)
}

async function failureOf(promise: Promise<unknown>): Promise<WechatError> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof WechatError) return error
  throw new Error('this should have failed with a WechatError', { cause: error })
}

describe('codeToSession', () => {
  it('asks as the document says, with every character of the code encoded', async () => {
    wechat.willReply(answers(SESSION))
    await exchange('a "b"&secret=x+ü')
    expect(wechat.requests.map(({ method, url }) => `${String(method)} ${String(url)}`)).toEqual([
      'GET /sns/jscode2session?appid=wx1&secret=the-app-secret' +
        '&js_code=a%20%22b%22%26secret%3Dx%2B%C3%BC&grant_type=authorization_code',
    ])
  })

  it.each([
    ['without errcode', SESSION, null],
    ['with errcode 0', { ...SESSION, errcode: 0, errmsg: 'ok' }, null],
    ['with a unionid', { ...SESSION, unionid: 'u1' }, 'u1'],
    ['with an empty unionid', { ...SESSION, unionid: '' }, null],
  ])('takes a session %s', async (_what, body, unionid) => {
    wechat.willReply(answers(body))
    await expect(exchange()).resolves.toEqual({ openid: 'o1', sessionKey: 'key', unionid })
  })

  it('takes JSON of any content type', async () => {
    wechat.willReply(answers(SESSION, 'application/json; charset=utf-8'))
    await expect(exchange()).resolves.toMatchObject({ openid: 'o1' })
  })

  it.each([
    [40029, 'code_invalid'],
    [40163, 'code_invalid'],
    [40226, 'refused'],
    [45011, 'rate_limited'],
    [40013, 'unexpected'],
    [40125, 'unexpected'],
    [99999, 'unexpected'],
  ])('fails on errcode %i with %s, at once', async (errcode, code) => {
    wechat.willReply(answers({ errcode, errmsg: 'system error, rid: 1-2-3' }))
    await expect(failureOf(exchange())).resolves.toMatchObject({ code, errcode })
    expect(wechat.requests).toHaveLength(1)
  })

  it('does not read the errmsg', async () => {
    wechat.willReply(answers({ errcode: 40029, errmsg: 'ok' }))
    await expect(failureOf(exchange())).resolves.toMatchObject({ code: 'code_invalid' })
  })

  it('tries once more when WeChat is busy', async () => {
    wechat.willReply(BUSY, answers(SESSION))
    await expect(exchange()).resolves.toMatchObject({ openid: 'o1' })
    expect(wechat.requests).toHaveLength(2)
  })

  it('gives up when WeChat is busy again', async () => {
    wechat.willReply(BUSY, BUSY, answers(SESSION))
    await expect(failureOf(exchange())).resolves.toMatchObject({ code: 'busy', errcode: -1 })
    expect(wechat.requests).toHaveLength(2)
  })

  it.each([
    ['no JSON', says('<html>502 Bad Gateway</html>', 'text/html', 502)],
    ['nothing', says('')],
    ['a list', answers([SESSION])],
    ['null', answers(null)],
    ['a session without its key', answers({ openid: 'o1' })],
    ['a session with an empty key', answers({ openid: 'o1', session_key: '' })],
    ['an errcode that is text', answers({ errcode: '40029' })],
  ])('fails on %s as unexpected', async (_what, reply) => {
    wechat.willReply(reply)
    await expect(failureOf(exchange())).resolves.toMatchObject({ code: 'unexpected', errcode: null })
  })

  it.each([
    ['breaks off', breaksOff],
    ['never comes', hangs],
    ['stalls half way', stalls],
    [
      'leads elsewhere',
      (response: Parameters<typeof stalls>[0]) => response.writeHead(302, { location: '/' }).end(),
    ],
  ])('fails when the answer %s as unreachable, and does not use the code again', async (_what, reply) => {
    wechat.willReply(reply)
    await expect(failureOf(exchange('code', 100))).resolves.toMatchObject({ code: 'unreachable' })
    expect(wechat.requests).toHaveLength(1)
  })

  it('fails when nobody is there as unreachable', async () => {
    const client = createWechatClient(createFetchTransport('http://127.0.0.1:9', 100))
    await expect(failureOf(client.codeToSession(APP, 'x'))).resolves.toMatchObject({ code: 'unreachable' })
  })

  it('never leaves this computer in tests', async () => {
    const transport = createFetchTransport('https://api.weixin.qq.com', 5000)
    const reason = 'the network is closed in tests: api.weixin.qq.com'
    await expect(transport.get('/sns/jscode2session', {})).rejects.toThrow('no whole answer')
    await expect(fetch('https://api.weixin.qq.com')).rejects.toMatchObject({ cause: { message: reason } })
  })

  it('shows neither secret nor code in any of its errors', async () => {
    wechat.willReply(
      breaksOff,
      says('the-app-secret the-code'),
      answers({ errcode: 1, errmsg: 'the-app-secret' }),
    )
    for (let count = 0; count < 3; count++) {
      const error = await failureOf(exchange('the-code', 200))
      const shown = JSON.stringify([error, error.message, error.stack, String(error.cause)])
      expect(shown).not.toMatch(/the-app-secret|the-code/)
    }
  })
})
