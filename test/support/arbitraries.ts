import fc from 'fast-check'
import type { Session } from '../../miniprogram/core/session'

/** As our backend issues them: 32 random bytes in base64url. */
export const token = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('base64url'))

const text = fc.string({ minLength: 1 })

/** Any session the app can hold. */
export const session: fc.Arbitrary<Session> = fc.record(
  { token: text, userId: text, issuedAt: fc.nat({ max: Number.MAX_SAFE_INTEGER }) },
  { noNullPrototype: true },
)

const notText = fc.oneof(
  fc.constantFrom(undefined, null, '', 0, 1, true, NaN),
  fc.array(fc.string()),
  fc.object(),
)
const notTime = fc.oneof(
  fc.constantFrom(undefined, null, NaN, Infinity, -Infinity, -1, 1e300, Number.MAX_VALUE, '1', '', true),
  fc.array(fc.nat(), { maxLength: 1 }),
  fc.object(),
)
const notVersion = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, 0, 2, NaN, '1', true, [1]),
  fc.integer().filter((version) => version !== 1),
)

/** Stored values that look like a session record and are none: another version, a field too many, too few or mistyped. */
export const malformedRecord: fc.Arbitrary<unknown> = session.chain((whole) => {
  const record = { version: 1, ...whole }
  const field = fc.constantFrom('version', 'token', 'userId', 'issuedAt')
  return fc.oneof(
    notVersion.map((version) => ({ ...record, version })),
    notText.map((value) => ({ ...record, token: value })),
    notText.map((value) => ({ ...record, userId: value })),
    notTime.map((issuedAt) => ({ ...record, issuedAt })),
    field.map((key) => Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))),
    fc
      .tuple(fc.string(), fc.jsonValue())
      .filter(([key]) => !(key in record) && key !== '__proto__')
      .map(([key, value]) => ({ ...record, [key]: value })),
    fc.constantFrom<unknown>([record], Object.values(record), JSON.stringify(record), { session: record }),
  )
})

/** Stored values of every other kind, huge ones among them. */
export const garbage: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything(),
  fc.jsonValue(),
  fc.constantFrom<unknown>(undefined, null, '', NaN, [], {}, 'x'.repeat(1_000_000), Array(10_000).fill(1)),
)
