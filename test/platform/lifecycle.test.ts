import { createLifecycle } from '../../miniprogram/platform/lifecycle'
import { FakeWx } from '../support/fake-wx'

describe('createLifecycle', () => {
  it('tells when the app is shown and hidden, and nothing of how', () => {
    const wx = new FakeWx().install()
    const lifecycle = createLifecycle()
    const seen: unknown[][] = []
    lifecycle.onShow((...parts: unknown[]) => seen.push(['show', ...parts]))
    lifecycle.onHide((...parts: unknown[]) => seen.push(['hide', ...parts]))
    wx.emit('onAppHide')
    wx.emit('onAppShow', { scene: 1001, query: { token: 'x' } })
    expect(seen).toEqual([['hide'], ['show']])
  })
})
