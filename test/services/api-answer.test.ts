import fc from 'fast-check'
import { isSessionError, SESSION_ERROR_CODES, SessionError } from '../../miniprogram/core/errors'
import { readAnswer } from '../../miniprogram/services/api-answer'
import { tryTo } from '../support/outcome'

const answered = (status: number, body: unknown = {}) => ({ kind: 'answered', status, body }) as const

describe('readAnswer', () => {
  it.each([200, 201, 204, 299])('gives the data of a %d', (status) => {
    expect(readAnswer(answered(status, { statusCode: status, data: { a: 1 } }))).toEqual({ a: 1 })
  })

  it.each([
    ['text', 'OK'],
    ['nothing', undefined],
    ['null', null],
    ['empty text', ''],
    ['a number', 1],
    ['an array', [1]],
    ['an object without data', {}],
  ])('gives undefined for a success that is %s', (_, body) => {
    expect(readAnswer(answered(200, body))).toBeUndefined()
  })

  it('throws the platform’s own failure as it is', () => {
    const error = new SessionError('network')
    expect(() => readAnswer({ kind: 'failed', error })).toThrow(error)
  })

  it.each([
    [400, 'code_invalid', 'code_invalid'],
    [400, 'invalid_request', 'invalid_request'],
    [401, 'unauthorized', 'unauthorized'],
    [403, 'refused', 'refused'],
    [429, 'rate_limited', 'rate_limited'],
    [503, 'wechat_busy', 'server'],
    [500, 'server', 'server'],
    [418, 'teapot', 'invalid_request'],
  ])('knows HTTP %d with the code %s as %s', (status, code, expected) => {
    const { error } = tryTo(() => readAnswer(answered(status, { statusCode: status, code, message: 'm' })))
    expect(error).toMatchObject({ name: 'SessionError', code: expected })
  })

  it.each([
    [400, 'invalid_request'],
    [401, 'unauthorized'],
    [403, 'refused'],
    [404, 'invalid_request'],
    [422, 'invalid_request'],
    [429, 'rate_limited'],
    [500, 'server'],
    [502, 'server'],
    [503, 'server'],
    [302, 'server'],
    [0, 'server'],
  ])('tells HTTP %d by its status as %s when a proxy answers with a page', (status, expected) => {
    expect(() => readAnswer(answered(status, '<html>Bad gateway</html>'))).toThrow(expected)
  })

  it.each([
    'constructor',
    'toString',
    '__proto__',
    'user_cancelled',
    'login_required',
    'storage',
    '',
    1,
    null,
    {},
  ])('takes no code from the backend that is not its to give: %j', (code) => {
    expect(() => readAnswer(answered(500, { code }))).toThrow('server')
  })

  it('ends every answer either in data or in one of our codes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), fc.anything(), (status, body) => {
        const { error } = tryTo(() => readAnswer(answered(status, body)))
        const isKnown = isSessionError(error) && SESSION_ERROR_CODES.includes(error.code)
        expect(isKnown).toBe(status < 200 || status >= 300)
        expect(error === undefined || isKnown).toBe(true)
      }),
    )
  })

  it('keeps what the backend wrote out of the error: it may hold anything', () => {
    const { error } = tryTo(() => readAnswer(answered(500, { code: 'server', message: 'secret' })))
    expect(error).toMatchObject({ message: 'server', cause: 'HTTP 500' })
  })
})
