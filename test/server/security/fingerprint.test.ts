import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { fingerprintOf } from '../../../server/security/fingerprint'

/** The same value with the fields of every object named the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, part]) => [name, reversed(part)]),
  )
}

const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown)

describe('fingerprintOf', () => {
  it('does not depend on the order of fields', () => {
    fc.assert(fc.property(json, (value) => fingerprintOf(reversed(value)) === fingerprintOf(value)))
  })

  it('tells values apart', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(fingerprintOf(a) === fingerprintOf(b)).toBe(isDeepStrictEqual(a, b))
      }),
    )
  })

  it.each([
    [
      [1, 2],
      [2, 1],
    ],
    [{ a: { b: 1 } }, { a: { b: '1' } }],
    [{ a: 1 }, { a: 1, b: null }],
    [{}, []],
  ])('of %j is not that of %j', (a, b) => {
    expect(fingerprintOf(a)).not.toBe(fingerprintOf(b))
  })
})
