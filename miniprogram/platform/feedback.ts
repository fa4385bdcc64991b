import type { FeedbackPort, ReporterPort } from '../core/ports'

/** @see {@link https://developers.weixin.qq.com/miniprogram/dev/api/ui/interaction/wx.showModal.html} */
export function createFeedback(reporter: ReporterPort): FeedbackPort {
  return {
    toast(title) {
      wx.showToast({ title, icon: 'none' })
    },
    confirm: ({ title, content, confirmText, cancelText }) =>
      new Promise<boolean>((resolve) => {
        wx.showModal({
          title,
          content,
          confirmText,
          cancelText,
          success({ confirm }) {
            resolve(confirm)
          },
          fail(failure) {
            reporter.report('showModal', failure)
            resolve(false)
          },
        })
      }),
    copy(data) {
      wx.setClipboardData({
        data,
        fail(failure) {
          reporter.report('setClipboardData', failure)
        },
      })
    },
    endPullDown() {
      wx.stopPullDownRefresh({
        fail(failure) {
          reporter.report('stopPullDownRefresh', failure)
        },
      })
    },
  }
}
