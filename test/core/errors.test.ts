import fc from 'fast-check'
import {
  isSessionError,
  SESSION_ERROR_CODES,
  SessionError,
  toErrorCode,
  type SessionErrorCode,
} from '../../miniprogram/core/errors'

/** The same module a second time, as a subpackage with a bundle of its own would have it. */
function otherCopy(): { SessionError: typeof SessionError } {
  let copy: { SessionError: typeof SessionError } | undefined
  jest.isolateModules(() => {
    copy = jest.requireActual<{ SessionError: typeof SessionError }>('../../miniprogram/core/errors')
  })
  if (copy === undefined) throw new Error('the module was not loaded')
  return copy
}

describe('SessionError', () => {
  it('carries its code, its cause and a stack', () => {
    const cause = { errMsg: 'request:fail' }
    const error = new SessionError('network', cause)
    expect(error).toBeInstanceOf(Error)
    expect(error).toMatchObject({ name: 'SessionError', code: 'network', message: 'network' })
    expect(error.cause).toBe(cause)
    expect(error.stack).toContain('errors.test')
  })

  it('knows each code once', () => {
    expect(new Set(SESSION_ERROR_CODES).size).toBe(SESSION_ERROR_CODES.length)
  })
})

describe('isSessionError', () => {
  it.each(SESSION_ERROR_CODES)('is true for %s, from this copy of the module and from another', (code) => {
    const Other = otherCopy().SessionError
    expect(Other).not.toBe(SessionError)
    expect(new Other(code)).not.toBeInstanceOf(SessionError)
    expect(isSessionError(new SessionError(code))).toBe(true)
    expect(isSessionError(new Other(code))).toBe(true)
  })

  it.each([
    ['an error', new Error('network')],
    ['a code alone', 'network'],
    ['a code without the name', { code: 'network' }],
    ['the name with an unknown code', { name: 'SessionError', code: 'teapot' }],
    ['the name without a code', { name: 'SessionError' }],
    ['null', null],
    ['undefined', undefined],
  ])('is false for %s', (_, value) => {
    expect(isSessionError(value)).toBe(false)
  })
})

describe('toErrorCode', () => {
  it('gives the code of a session error and server for everything else', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<SessionErrorCode>(...SESSION_ERROR_CODES),
        fc.anything(),
        (code, thrown) => {
          expect(toErrorCode(new SessionError(code))).toBe(code)
          expect(toErrorCode(new (otherCopy().SessionError)(code))).toBe(code)
          expect(toErrorCode(thrown)).toBe('server')
        },
      ),
    )
  })
})
