import { createNetwork } from '../../miniprogram/platform/network'
import { fail, FakeWx, hang, later, succeed, throwing } from '../support/fake-wx'
import { watch } from '../support/outcome'
import { settle } from '../support/virtual-clock'

let wx: FakeWx

beforeEach(() => {
  wx = new FakeWx().install()
})

describe('createNetwork', () => {
  it.each([
    ['wifi', true],
    ['5g', true],
    ['unknown', true],
    ['none', false],
  ])('takes the network type %s for online: %p', async (networkType, isOnline) => {
    wx.ends('getNetworkType', later(succeed({ networkType })))
    await expect(createNetwork().isOnline()).resolves.toBe(isOnline)
  })

  it.each([
    ['fails', fail({ errMsg: 'getNetworkType:fail' })],
    ['throws', throwing(new Error('no'))],
  ])(
    'counts as online when the question %s: not knowing must not keep anybody from trying',
    async (_, ending) => {
      wx.ends('getNetworkType', ending)
      await expect(createNetwork().isOnline()).resolves.toBe(true)
    },
  )

  it('stays open when the platform never says: the caller owns the timeout', async () => {
    wx.ends('getNetworkType', hang)
    const outcome = watch(createNetwork().isOnline())
    await settle()
    expect(outcome.settled).toBe(0)
  })

  it('passes on every change', () => {
    const seen: boolean[] = []
    createNetwork().onChange((isOnline) => seen.push(isOnline))
    wx.emit('onNetworkStatusChange', { isConnected: false, networkType: 'none' })
    wx.emit('onNetworkStatusChange', { isConnected: true, networkType: 'wifi' })
    expect(seen).toEqual([false, true])
  })
})
