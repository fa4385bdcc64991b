import fc from 'fast-check'
import { SessionError, toErrorCode } from '../../miniprogram/core/errors'
import { parseLoginAnswer, parseSessionRecord, toSessionRecord } from '../../miniprogram/core/session'
import { garbage, malformedRecord, session } from '../support/arbitraries'
import { tryTo } from '../support/outcome'

describe('parseSessionRecord', () => {
  it('gives back what toSessionRecord made, also through JSON', () => {
    fc.assert(
      fc.property(session, (original) => {
        const record = toSessionRecord(original)
        expect(parseSessionRecord(record)).toEqual(original)
        expect(parseSessionRecord(JSON.parse(JSON.stringify(record)))).toEqual(original)
      }),
    )
  })

  it('gives null for a record that is not exactly right', () => {
    fc.assert(
      fc.property(malformedRecord, (stored) => {
        expect(parseSessionRecord(stored)).toBeNull()
      }),
      { numRuns: 1_000 },
    )
  })

  it('gives null for anything else, and never throws', () => {
    fc.assert(
      fc.property(garbage, (stored) => {
        expect(parseSessionRecord(stored)).toBeNull()
      }),
      { numRuns: 1_000 },
    )
  })

  it('keeps nothing of a session that is not part of a session', () => {
    const record = toSessionRecord({ token: 't', userId: 'u', issuedAt: 1, nickname: 'n' } as never)
    expect(record).toEqual({ version: 1, token: 't', userId: 'u', issuedAt: 1 })
  })
})

describe('parseLoginAnswer', () => {
  it('makes a session of skey and user_id, whatever else the answer holds', () => {
    fc.assert(
      fc.property(
        session,
        fc.dictionary(fc.string(), fc.jsonValue()),
        ({ token, userId, issuedAt }, others) => {
          const answer = { ...others, skey: token, user_id: userId }
          expect(parseLoginAnswer(answer, issuedAt)).toEqual({ token, userId, issuedAt })
        },
      ),
    )
  })

  it.each([
    ['undefined', undefined],
    ['null', null],
    ['text', '{"skey":"s","user_id":"u"}'],
    ['an array', ['s', 'u']],
    ['no skey', { user_id: 'u' }],
    ['no user_id', { skey: 's' }],
    ['an empty skey', { skey: '', user_id: 'u' }],
    ['an empty user_id', { skey: 's', user_id: '' }],
    ['a number for user_id', { skey: 's', user_id: 1 }],
  ])('throws server for %s', (_, answer) => {
    expect(() => parseLoginAnswer(answer, 1)).toThrow(SessionError)
    expect(() => parseLoginAnswer(answer, 1)).toThrow('server')
  })

  it('makes only sessions that can be restored', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('skey', 'user_id'), fc.anything()), (answer) => {
        const { value, error } = tryTo(() => parseLoginAnswer(answer, 1))
        const restored = value === undefined ? undefined : parseSessionRecord(toSessionRecord(value))
        expect(restored).toEqual(value)
        expect(toErrorCode(error)).toBe('server')
      }),
    )
  })
})
