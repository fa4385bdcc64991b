import { createStorage } from '../../miniprogram/platform/storage'
import { FakeWx } from '../support/fake-wx'

let wx: FakeWx

beforeEach(() => {
  wx = new FakeWx().install()
})

const refuse = () => {
  throw new Error('setStorageSync:fail exceed storage max size')
}

describe('createStorage', () => {
  it('reads what it wrote, until it is removed', () => {
    const storage = createStorage()
    storage.write('key', { a: 1 })
    expect(storage.read('key')).toEqual({ a: 1 })
    storage.remove('key')
    expect(storage.read('key')).toBeUndefined()
  })

  it('takes the platform’s empty text for nothing stored', () => {
    expect(createStorage().read('never written')).toBeUndefined()
  })

  it.each([null, 0, false])('reads a stored %p as it is', (value) => {
    wx.set('getStorageSync', () => value)
    expect(createStorage().read('key')).toBe(value)
  })

  it('reads nothing when the storage cannot be read', () => {
    wx.set('getStorageSync', refuse)
    expect(createStorage().read('key')).toBeUndefined()
  })

  it('throws storage, with the platform’s error as its cause, when it cannot write or remove', () => {
    wx.set('setStorageSync', refuse)
    wx.set('removeStorageSync', refuse)
    const expected = expect.objectContaining({
      name: 'SessionError',
      code: 'storage',
      cause: expect.any(Error) as unknown,
    }) as Error
    expect(() => {
      createStorage().write('key', 1)
    }).toThrow(expected)
    expect(() => {
      createStorage().remove('key')
    }).toThrow(expected)
  })
})
