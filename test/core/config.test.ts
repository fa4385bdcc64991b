import fc from 'fast-check'
import { API_BASE_PATH, API_ORIGINS, chooseApiOrigin, isPrivateOrigin } from '../../miniprogram/config'

const paired = 'http://192.168.1.20:3000'

describe('chooseApiOrigin', () => {
  it('is the local address in DevTools, whatever else is set', () => {
    for (const envVersion of ['develop', 'trial', 'release', 'something new']) {
      expect(chooseApiOrigin({ isDevTools: true, envVersion, pairedOrigin: paired })).toBe(API_ORIGINS.local)
    }
  })

  it('is the paired computer only for a development build', () => {
    expect(chooseApiOrigin({ isDevTools: false, envVersion: 'develop', pairedOrigin: paired })).toBe(paired)
    for (const envVersion of ['trial', 'release', '', 'DEVELOP']) {
      expect(chooseApiOrigin({ isDevTools: false, envVersion, pairedOrigin: paired })).toBe(
        API_ORIGINS.release,
      )
    }
  })

  it('is the release address for a development build that is not paired: an audit may be one', () => {
    expect(chooseApiOrigin({ isDevTools: false, envVersion: 'develop', pairedOrigin: null })).toBe(
      API_ORIGINS.release,
    )
  })

  it('is never an address outside a private network, however it got into the pairing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.domain().map((name) => `http://${name}:3000`),
        ),
        (origin) => {
          expect(chooseApiOrigin({ isDevTools: false, envVersion: 'develop', pairedOrigin: origin })).toBe(
            API_ORIGINS.release,
          )
        },
      ),
    )
  })

  it('releases over https, to a path without a trailing slash', () => {
    expect(API_ORIGINS.release).toMatch(/^https:\/\/[^/]+$/)
    expect(API_BASE_PATH).toMatch(/^\/.*[^/]$/)
  })
})

describe('isPrivateOrigin', () => {
  it.each([
    'http://10.0.0.1:3000',
    'http://192.168.1.20:3000',
    'http://172.16.0.1:80',
    'http://172.31.255.255:65535',
  ])('is true for %s', (origin) => {
    expect(isPrivateOrigin(origin)).toBe(true)
  })

  it.each([
    'https://192.168.1.20:3000',
    'http://192.168.1.20',
    'http://192.168.1.20:3000/',
    'http://192.168.1.20:3000/api',
    'http://172.15.0.1:3000',
    'http://172.32.0.1:3000',
    'http://11.0.0.1:3000',
    'http://192.168.1.20:3000@evil.example',
    'http://evil.example?http://192.168.1.20:3000',
    'http://user@192.168.1.20:3000',
    'http://192.168.1.20.evil.example:3000',
    'http://192.168.1.20:3000\n',
    ' http://192.168.1.20:3000',
    'javascript:alert(1)',
    'off',
    '',
  ])('is false for %j', (origin) => {
    expect(isPrivateOrigin(origin)).toBe(false)
  })
})
