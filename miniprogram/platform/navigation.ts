import type { NavigationPort, ReporterPort } from '../core/ports'
import { attempt } from './attempt'

/** The platform's page stack takes no more. */
const MAX_PAGES = 10

/** @see {@link https://developers.weixin.qq.com/miniprogram/dev/api/route/wx.navigateTo.html} */
export function createNavigation(reporter: ReporterPort): NavigationPort {
  return {
    routes: () => getCurrentPages().map((page) => page.route),
    navigateTo: (url, onFailed) => {
      attempt(reporter, 'navigateTo', open(url), onFailed)
    },
    navigateBack(delta = 1) {
      attempt(reporter, 'navigateBack', (fail) => {
        wx.navigateBack({ delta, fail })
      })
    },
    switchTab(url) {
      attempt(reporter, 'switchTab', (fail) => {
        wx.switchTab({ url, fail })
      })
    },
    reLaunch(url) {
      attempt(reporter, 'reLaunch', (fail) => {
        wx.reLaunch({ url, fail })
      })
    },
    setTitle(title) {
      attempt(reporter, 'setNavigationBarTitle', (fail) => {
        wx.setNavigationBarTitle({ title, fail })
      })
    },
    setTabBarTexts(texts) {
      texts.forEach((text, index) => {
        attempt(reporter, 'setTabBarItem', (fail) => {
          wx.setTabBarItem({ index, text, fail })
        })
      })
    },
  }
}

function open(url: string) {
  return (fail: (failure: unknown) => void): void => {
    if (getCurrentPages().length >= MAX_PAGES) wx.redirectTo({ url, fail })
    else wx.navigateTo({ url, fail })
  }
}
