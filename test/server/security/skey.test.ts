import { createSkey, hashSkey, readBearer } from '../../../server/security/skey'

describe('the login token', () => {
  it('is 256 random bits', () => {
    const tokens = new Set(Array.from({ length: 100 }, createSkey))
    expect(tokens.size).toBe(100)
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  })

  it('is stored as its SHA-256', () => {
    expect(hashSkey('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })

  it('is read from the header, whatever the case of its scheme', () => {
    const token = createSkey()
    expect(readBearer(`Bearer ${token}`)).toBe(token)
    expect(readBearer(`bearer ${token}`)).toBe(token)
    for (const header of [undefined, '', token, `Bearer ${token}x`, `Bearer  ${token}`, `Basic ${token}`]) {
      expect(readBearer(header)).toBeNull()
    }
  })
})
