import { inspect } from 'node:util'
import fc from 'fast-check'
import { SessionError } from '../../miniprogram/core/errors'
import { redact } from '../../miniprogram/services/redact'
import { token } from '../support/arbitraries'

/** Everything of a value that a console would show, however deep. */
const show = (value: unknown): string => inspect(value, { depth: Infinity, showHidden: true })

/** Any value with a token somewhere in it: as text, within text, as a key, in an error. */
function holding(secret: string): fc.Arbitrary<unknown> {
  const bits = fc.oneof(
    fc.constantFrom<unknown>(
      secret,
      `Bearer ${secret}`,
      `a b ${secret}, c`,
      `https://api.example.com/x?skey=${secret}&y=1`,
      new Error(`no ${secret}`),
      new SessionError('server', { errMsg: secret }),
      new Error('outer', { cause: new Error(secret, { cause: secret }) }),
    ),
    fc.jsonValue(),
  )
  return fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 6 }, bits, tie('list'), tie('fields')),
    list: fc.array(tie('value'), { maxLength: 4 }),
    fields: fc.dictionary(fc.oneof(fc.string(), fc.constant(secret)), tie('value'), { maxKeys: 4 }),
  })).value
}

describe('redact', () => {
  it('lets nothing through that looks like a token, at any depth', () => {
    const cases = token.chain((secret) => fc.tuple(fc.constant(secret), holding(secret)))
    fc.assert(
      fc.property(cases, ([secret, value]) => {
        expect(show(redact(value))).not.toContain(secret)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    'token',
    'skey',
    'session_key',
    'sessionKey',
    'js_code',
    'code',
    'Authorization',
    'encryptedData',
    'iv',
    'phone',
    'openid',
    'unionid',
  ])('hides %s by its name, however short', (key) => {
    expect(redact({ [key]: 'short' })).toEqual({ [key]: '[redacted]' })
    expect(redact({ [key]: 13800000000 })).toEqual({ [key]: '[redacted]' })
    expect(redact({ [key]: { inner: 'short' } })).toEqual({ [key]: '[redacted]' })
  })

  it('shows that a secret is missing: that is no secret', () => {
    expect(redact({ token: null, phone: undefined })).toEqual({ token: null, phone: undefined })
  })

  it('hides a short token in an Authorization header by its look', () => {
    expect(redact('sent bearer abc.def-1')).toBe('sent Bearer [redacted]')
  })

  it('keeps what is no secret', () => {
    const value = { errMsg: 'request:fail timeout', errno: 5, list: [1, true, null], at: 'pages/login/login' }
    expect(redact(value)).toEqual(value)
  })

  it('makes plain data of an error, its code and causes included', () => {
    const error = new SessionError('network', new Error('inner', { cause: { errno: 600003 } }))
    expect(redact(error)).toMatchObject({
      name: 'SessionError',
      message: 'network',
      errorCode: 'network',
      cause: { name: 'Error', message: 'inner', cause: { errno: 600003 } },
      stack: expect.stringContaining('redact.test') as unknown,
    })
  })

  it('leaves the value itself alone', () => {
    const value = { token: 't', list: ['x'] }
    redact(value)
    expect(value).toEqual({ token: 't', list: ['x'] })
  })

  it('survives a cycle', () => {
    const value: Record<string, unknown> = { name: 'n' }
    value.self = value
    value.list = [value]
    expect(redact(value)).toEqual({ name: 'n', self: '[seen]', list: ['[seen]'] })
  })

  it('survives an error that is its own cause', () => {
    const error = new Error('round')
    error.cause = error
    expect(redact(error)).toMatchObject({ message: 'round', cause: '[seen]' })
  })

  it('takes no longer than there are objects in a mesh', () => {
    const mesh = Array.from({ length: 300 }, (_, id) => ({ id, links: [] as unknown[] }))
    mesh.forEach((node) => node.links.push(...mesh))
    const start = performance.now()
    redact(mesh)
    expect(performance.now() - start).toBeLessThan(1_000)
  })

  it('ends at a depth', () => {
    expect(redact([[[[['far']]]]])).toEqual([[[['[deep]']]]])
  })

  it('names what is no data', () => {
    expect(redact([() => 1, Symbol('secret')])).toEqual(['[function]', '[symbol]'])
  })

  it('survives a getter that throws', () => {
    const value = {
      get broken() {
        throw new Error('no')
      },
    }
    expect(redact({ value, other: 1 })).toEqual({ value: {}, other: 1 })
  })

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true }),
        (value) => {
          expect(() => redact(value)).not.toThrow()
        },
      ),
    )
  })
})
