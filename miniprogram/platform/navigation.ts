import type { NavigationPort, ReporterPort } from '../core/ports'

/** @see {@link https://developers.weixin.qq.com/miniprogram/dev/api/route/wx.navigateTo.html} */
export function createNavigation(reporter: ReporterPort): NavigationPort {
  const failed = (move: string) => (error: unknown) => {
    reporter.report(move, error)
  }
  return {
    routes: () => getCurrentPages().map((page) => page.route),
    navigateTo(url) {
      wx.navigateTo({
        url,
        // Ten pages are open: the stack takes no more.
        fail() {
          wx.redirectTo({ url, fail: failed('navigateTo') })
        },
      })
    },
    navigateBack(delta = 1) {
      wx.navigateBack({ delta, fail: failed('navigateBack') })
    },
    switchTab(url) {
      wx.switchTab({ url, fail: failed('switchTab') })
    },
    reLaunch(url) {
      wx.reLaunch({ url, fail: failed('reLaunch') })
    },
    setTitle(title) {
      wx.setNavigationBarTitle({ title, fail: failed('setNavigationBarTitle') })
    },
    setTabBarTexts(texts) {
      texts.forEach((text, index) => {
        wx.setTabBarItem({ index, text, fail: failed('setTabBarItem') })
      })
    },
  }
}
