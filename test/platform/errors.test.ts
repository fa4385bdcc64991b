import { SessionError } from '../../miniprogram/core/errors'
import { toPlatformError } from '../../miniprogram/platform/errors'
import { FAILURES } from '../support/fake-wx'

describe('toPlatformError', () => {
  it.each(FAILURES)('knows %j as %s', (failure, code) => {
    const error = toPlatformError(failure, 'network')
    expect(error).toBeInstanceOf(SessionError)
    expect(error.code).toBe(code)
    expect(error.cause).toBe(failure)
  })

  it('reads the words of an error that was thrown', () => {
    expect(toPlatformError(new Error('request:fail timeout'), 'network').code).toBe('timeout')
  })

  it('trusts the number more than the words', () => {
    expect(toPlatformError({ errMsg: 'fail interrupted', errno: 5 }, 'network').code).toBe('timeout')
  })

  it('falls back to what the caller says', () => {
    expect(toPlatformError({ errMsg: 'fail' }, 'storage').code).toBe('storage')
  })
})
