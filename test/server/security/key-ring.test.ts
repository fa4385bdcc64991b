import { randomBytes } from 'node:crypto'
import { KeyRing } from '../../../server/security/key-ring'

const oldKey = randomBytes(32)
const newKey = randomBytes(32)

describe('KeyRing', () => {
  it('opens what it sealed', () => {
    const ring = new KeyRing(newKey)
    expect(ring.open(ring.seal('session-key', 'alice'), 'alice')).toBe('session-key')
  })

  it('seals the same text differently each time', () => {
    const ring = new KeyRing(newKey)
    expect(ring.seal('x', 'alice').sealed).not.toBe(ring.seal('x', 'alice').sealed)
  })

  it('still opens with a previous key, and seals with the current one', () => {
    const before = new KeyRing(oldKey).seal('session-key', 'alice')
    const ring = new KeyRing(newKey, [oldKey])
    expect(ring.open(before, 'alice')).toBe('session-key')
    expect(ring.seal('x', 'alice').keyId).not.toBe(before.keyId)
  })

  it('says which variable is missing when a key is not known any more', () => {
    const before = new KeyRing(oldKey).seal('session-key', 'alice')
    expect(() => new KeyRing(newKey).open(before, 'alice')).toThrow('SESSION_KEY_SECRET_PREVIOUS')
  })

  it('does not open what belongs to somebody else', () => {
    const ring = new KeyRing(newKey)
    expect(() => ring.open(ring.seal('session-key', 'alice'), 'bob')).toThrow()
  })

  it.each([0, 12, 28])('does not open a text whose byte %i was changed', (index) => {
    const ring = new KeyRing(newKey)
    const { keyId, sealed } = ring.seal('session-key', 'alice')
    const bytes = Buffer.from(sealed, 'base64')
    bytes.writeUInt8(bytes.readUInt8(index) ^ 1, index)
    expect(() => ring.open({ keyId, sealed: bytes.toString('base64') }, 'alice')).toThrow()
  })

  it('does not open a text that was cut', () => {
    const ring = new KeyRing(newKey)
    const { keyId, sealed } = ring.seal('session-key', 'alice')
    expect(() => ring.open({ keyId, sealed: sealed.slice(0, 16) }, 'alice')).toThrow()
  })

  it('names its keys without telling them', () => {
    expect(new KeyRing(newKey).seal('x', 'alice').keyId).toMatch(/^[0-9a-f]{12}$/)
  })
})
