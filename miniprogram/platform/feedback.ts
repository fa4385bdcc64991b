import type { FeedbackPort, ReporterPort } from '../core/ports'
import { attempt } from './attempt'

/** @see {@link https://developers.weixin.qq.com/miniprogram/dev/api/ui/interaction/wx.showModal.html} */
export function createFeedback(reporter: ReporterPort): FeedbackPort {
  return {
    toast(title) {
      attempt(reporter, 'showToast', (fail) => {
        wx.showToast({ title, icon: 'none', fail })
      })
    },
    confirm: ({ title, content, confirmText, cancelText }) =>
      new Promise<boolean>((resolve) => {
        const ask = (fail: (failure: unknown) => void): void => {
          wx.showModal({
            title,
            content,
            confirmText,
            cancelText,
            success({ confirm }) {
              resolve(confirm)
            },
            fail,
          })
        }
        attempt(reporter, 'showModal', ask, () => {
          resolve(false)
        })
      }),
    copy(data) {
      attempt(reporter, 'setClipboardData', (fail) => {
        wx.setClipboardData({ data, fail })
      })
    },
    endPullDown() {
      attempt(reporter, 'stopPullDownRefresh', (fail) => {
        wx.stopPullDownRefresh({ fail })
      })
    },
  }
}
