import { messages } from '../../miniprogram/i18n/index'
import { createFeedback } from '../../miniprogram/platform/feedback'
import { fail, FakeWx, hang, later, succeed, throwing, twice } from '../support/fake-wx'
import { watch } from '../support/outcome'
import { settle } from '../support/virtual-clock'

const question = { title: 't', content: 'c', confirmText: 'yes', cancelText: 'no' }
let wx: FakeWx
let reports: string[]

beforeEach(() => {
  wx = new FakeWx().install()
  reports = []
})

const create = () => createFeedback({ report: (where) => reports.push(where) })

describe('createFeedback: confirm', () => {
  it('asks in the given words', async () => {
    await create().confirm(question)
    expect(wx.options('showModal')).toEqual([question])
  })

  it.each([
    [{ confirm: true, cancel: false }, true],
    [{ confirm: false, cancel: true }, false],
  ])('is true only for the confirming button: %j', async (answer, expected) => {
    wx.ends('showModal', later(succeed(answer)))
    await expect(create().confirm(question)).resolves.toBe(expected)
  })

  it.each([
    ['is refused', fail({ errMsg: 'showModal:fail' })],
    ['throws', throwing(new Error('no'))],
  ])('is false and reported when the modal %s', async (_, ending) => {
    wx.ends('showModal', ending)
    await expect(create().confirm(question)).resolves.toBe(false)
    expect(reports).toEqual(['showModal'])
  })

  it('takes the first answer of two, and waits for one that does not come', async () => {
    wx.ends('showModal', twice(succeed({ confirm: false }), succeed({ confirm: true })))
    await expect(create().confirm(question)).resolves.toBe(false)
    wx.ends('showModal', hang)
    const outcome = watch(create().confirm(question))
    await settle()
    expect(outcome.settled).toBe(0)
  })

  it('has button texts that the platform takes: eight letters, or four Chinese characters', () => {
    for (const locale of ['zh-CN', 'en'] as const) {
      const { update, pairing, mine } = messages(locale)
      for (const { confirmText, cancelText } of [update, pairing, mine.confirmLogout]) {
        for (const text of [confirmText, cancelText]) {
          expect(text.replace(/[^\p{ASCII}]/gu, 'aa').length).toBeLessThanOrEqual(8)
        }
      }
    }
  })
})

describe('createFeedback: the rest', () => {
  it('shows, copies and ends', () => {
    const feedback = create()
    feedback.toast('done')
    feedback.copy('id')
    feedback.endPullDown()
    expect(wx.options('showToast')).toEqual([{ title: 'done', icon: 'none' }])
    expect(wx.options('setClipboardData')).toEqual([{ data: 'id' }])
    expect(wx.options('stopPullDownRefresh')).toEqual([{}])
    expect(reports).toEqual([])
  })

  it('reports what the platform refuses, and throws nothing', () => {
    for (const ending of [fail({ errMsg: 'fail' }), throwing(new Error('no'))]) {
      for (const name of ['showToast', 'setClipboardData', 'stopPullDownRefresh']) wx.ends(name, ending)
      const feedback = create()
      feedback.toast('done')
      feedback.copy('id')
      feedback.endPullDown()
    }
    const names = ['showToast', 'setClipboardData', 'stopPullDownRefresh']
    expect(reports).toEqual([...names, ...names])
  })
})
