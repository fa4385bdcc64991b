import { createUpdate } from '../../miniprogram/platform/update'
import { FakeWx } from '../support/fake-wx'

describe('createUpdate', () => {
  it('tells of a new version and restarts into it only when told to', () => {
    const wx = new FakeWx().install()
    const update = createUpdate()
    let isReady = false
    update.onReady(() => {
      isReady = true
    })
    expect(isReady).toBe(false)
    wx.emit('onUpdateReady')
    expect(isReady).toBe(true)
    expect(wx.updatesApplied).toBe(0)
    update.apply()
    expect(wx.updatesApplied).toBe(1)
  })
})
