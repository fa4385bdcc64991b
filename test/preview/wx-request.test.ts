import { quietConsole } from '../support/quiet-console'
import { callWx, launchFixture } from './fixture'

interface Answer {
  readonly status?: number
  readonly body?: string
}

/** A server whose requests a test can see, answer late and cut. */
function createServer(answer: Answer = {}) {
  const requests: { url: string; init: RequestInit }[] = []
  const waiting: (() => void)[] = []
  let isSlow = false
  const respond = (): Response => {
    const text = answer.body ?? '{"ok":true}'
    const headers = new Map([['content-type', 'application/json']])
    return { status: answer.status ?? 200, headers, text: () => Promise.resolve(text) } as unknown as Response
  }
  const fetch = ((url: string, init: RequestInit) => {
    requests.push({ url, init })
    if (!isSlow) return Promise.resolve(respond())
    return new Promise((resolve, reject) => {
      waiting.push(() => {
        resolve(respond())
      })
      init.signal?.addEventListener('abort', () => {
        reject(init.signal?.reason as Error)
      })
    })
  }) as typeof globalThis.fetch
  return {
    fetch,
    requests,
    beSlow: () => {
      isSlow = true
    },
    answerNext: () => waiting.shift()?.(),
  }
}

type Outcome = [kind: 'success' | 'fail', result: object]

/** Sends a request and collects how it settles. */
function send(options: Partial<WechatMiniprogram.RequestOption> & { url: string }) {
  const outcomes: Outcome[] = []
  const task = wx.request({
    ...options,
    success: (result) => outcomes.push(['success', result]),
    fail: (result) => outcomes.push(['fail', result]),
  })
  return { outcomes, task }
}

const URL_LOCAL = 'http://127.0.0.1:3000/api/v1/user/info'

describe('wx.request', () => {
  it('sends what is meant for the local backend to the preview’s own origin', async () => {
    const server = createServer()
    const app = launchFixture('', { fetch: server.fetch })
    const { outcomes } = send({ url: `${URL_LOCAL}?a=1`, data: { b: 'ü' } })
    await app.flush()
    expect(server.requests[0]?.url).toBe(`${location.origin}/api/v1/user/info?a=1&b=%C3%BC`)
    expect(outcomes).toEqual([
      ['success', expect.objectContaining({ statusCode: 200, data: { ok: true }, errMsg: 'request:ok' })],
    ])
  })

  it('leaves other hosts alone, and sends JSON by default', async () => {
    const server = createServer()
    const app = launchFixture('', { fetch: server.fetch })
    send({ url: 'https://api.example.com/x', method: 'PUT', data: { a: 1 }, header: { 'X-Id': 7 } })
    await app.flush()
    const { url, init } = server.requests[0] ?? { url: '', init: {} }
    const headers = init.headers as Headers
    expect([url, init.method, init.body]).toEqual(['https://api.example.com/x', 'PUT', '{"a":1}'])
    expect([headers.get('content-type'), headers.get('x-id')]).toEqual(['application/json', '7'])
  })

  it('succeeds for every HTTP status, and hands on what is no JSON', async () => {
    const app = launchFixture('', { fetch: createServer({ status: 502, body: 'Bad gateway' }).fetch })
    const { outcomes } = send({ url: URL_LOCAL })
    await app.flush()
    expect(outcomes).toEqual([['success', expect.objectContaining({ statusCode: 502, data: 'Bad gateway' })]])
  })

  it.each([
    ['PATCH', { url: URL_LOCAL, method: 'PATCH' }, /parameter\.method should be one of OPTIONS, GET/],
    ['a relative address', { url: '/api/v1' }, /^request:fail invalid url "\/api\/v1"$/],
    ['an address that is none', { url: 7 }, /parameter\.url should be String instead of Number/],
  ])('refuses %s', async (_, options, message) => {
    const server = createServer()
    const app = launchFixture('', { fetch: server.fetch })
    const fail = jest.fn()
    wx.request({ ...(options as unknown as WechatMiniprogram.RequestOption), fail })
    await app.flush()
    expect(fail).toHaveBeenCalledWith(expect.objectContaining({ errMsg: expect.stringMatching(message) }))
    expect(server.requests).toEqual([])
  })

  it('fails at the timeout', async () => {
    const server = createServer()
    server.beSlow()
    const app = launchFixture('', { fetch: server.fetch })
    const { outcomes } = send({ url: URL_LOCAL, timeout: 20 })
    await app.flush(60)
    expect(outcomes).toEqual([['fail', { errMsg: 'request:fail timeout', errno: 5 }]])
  })

  it('fails once when aborted', async () => {
    const server = createServer()
    server.beSlow()
    const app = launchFixture('', { fetch: server.fetch })
    const { outcomes, task } = send({ url: URL_LOCAL })
    await app.flush()
    task.abort()
    task.abort()
    await app.flush()
    expect(outcomes).toEqual([['fail', { errMsg: 'request:fail abort' }]])
  })

  it('fails when the phone is offline, also in the middle', async () => {
    const server = createServer()
    server.beSlow()
    const app = launchFixture('', { fetch: server.fetch })
    const under = send({ url: URL_LOCAL })
    await app.flush()
    app.phone.context.device.update({ isOnline: false })
    const later = send({ url: URL_LOCAL })
    await app.flush()
    const offline = ['fail', expect.objectContaining({ errno: 600001 })]
    expect([under.outcomes, later.outcomes]).toEqual([[offline], [offline]])
    expect(server.requests).toHaveLength(1)
  })

  it('runs ten at a time, in order', async () => {
    const server = createServer()
    server.beSlow()
    const app = launchFixture('', { fetch: server.fetch })
    const sent = Array.from({ length: 12 }, (_, index) => send({ url: `${URL_LOCAL}?n=${index}` }))
    await app.flush()
    expect(server.requests).toHaveLength(10)
    server.answerNext()
    await app.flush()
    expect(server.requests.map(({ url }) => url.split('=')[1])).toEqual([...Array(11).keys()].map(String))
    expect(sent[0]?.outcomes).toHaveLength(1)
  })
})

describe('wx.request in the background', () => {
  const setHidden = (isHidden: boolean): void => {
    Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }

  afterEach(() => {
    jest.useRealTimers()
    setHidden(false)
  })

  it('is interrupted after five seconds, not before', async () => {
    const server = createServer()
    server.beSlow()
    launchFixture('', { fetch: server.fetch })
    jest.useFakeTimers()
    const { outcomes } = send({ url: URL_LOCAL })
    await jest.advanceTimersByTimeAsync(0)
    setHidden(true)
    await jest.advanceTimersByTimeAsync(4_900)
    expect(outcomes).toEqual([])
    await jest.advanceTimersByTimeAsync(200)
    expect(outcomes).toEqual([['fail', { errMsg: 'request:fail interrupted', errno: 600003 }]])
  })

  it('goes on when the app comes back in time', async () => {
    const server = createServer()
    server.beSlow()
    launchFixture('', { fetch: server.fetch })
    jest.useFakeTimers()
    const { outcomes } = send({ url: URL_LOCAL })
    await jest.advanceTimersByTimeAsync(0)
    setHidden(true)
    await jest.advanceTimersByTimeAsync(3_000)
    setHidden(false)
    await jest.advanceTimersByTimeAsync(10_000)
    server.answerNext()
    await jest.advanceTimersByTimeAsync(0)
    expect(outcomes).toEqual([['success', expect.anything()]])
  })
})

it('has no promise style for requests, but a task', () => {
  quietConsole()
  launchFixture('')
  expect(typeof wx.request({ url: URL_LOCAL }).abort).toBe('function')
  expect(() => callWx('uploadFile')).toThrow('wx.uploadFile is not implemented by the preview')
})
