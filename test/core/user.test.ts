import fc from 'fast-check'
import { parseUserInfo } from '../../miniprogram/core/user'

const answer = { user_id: 'u', nickname: 'n', avatar_url: 'https://a.example/1.png', phone: '138****0000' }

describe('parseUserInfo', () => {
  it('reads the user of an answer', () => {
    expect(parseUserInfo(answer)).toEqual({
      userId: 'u',
      nickname: 'n',
      avatarUrl: 'https://a.example/1.png',
      phone: '138****0000',
    })
  })

  it('takes an empty nickname and avatar and no phone: they were not chosen yet', () => {
    expect(parseUserInfo({ user_id: 'u', nickname: '', avatar_url: '', phone: null })).toEqual({
      userId: 'u',
      nickname: '',
      avatarUrl: '',
      phone: null,
    })
  })

  it('leaves out what the app does not know', () => {
    expect(parseUserInfo({ ...answer, openid: 'secret' })).not.toHaveProperty('openid')
  })

  it.each([
    ['user_id', ''],
    ['user_id', 1],
    ['nickname', null],
    ['avatar_url', undefined],
    ['phone', undefined],
    ['phone', 13800000000],
  ])('throws server when %s is %p', (field, value) => {
    expect(() => parseUserInfo({ ...answer, [field]: value })).toThrow('server')
  })

  it('throws server for anything else', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        expect(() => parseUserInfo(data)).toThrow('server')
      }),
    )
  })
})
