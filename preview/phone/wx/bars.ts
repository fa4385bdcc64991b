import type { TabItemChange } from '../chrome/tab-bar'
import { ApiFailure } from '../routes'
import { asyncCall, wrongParameter, type Run } from './call'
import type { ApiModule, PhoneContext } from './context'

interface NavigationColors {
  readonly frontColor: string
  readonly backgroundColor: string
}

interface ScrollTarget {
  readonly scrollTop?: number
  readonly duration?: number
}

/** Navigation bar, tab bar, pull-down refresh and the page's scrolling. */
export function createBars(phone: PhoneContext): ApiModule {
  const { guard, screen, stack } = phone
  const call = <Options extends object>(name: string, run: Run<Options>) => ({
    [name]: asyncCall(name, guard, run),
  })
  return {
    ...call('setNavigationBarTitle', ({ title }: { title: string }) => {
      if (typeof title !== 'string') throw wrongParameter('title', 'String', title)
      screen.override({ title })
    }),
    ...call('setNavigationBarColor', (colors: NavigationColors) => {
      setNavigationBarColor(phone, colors)
    }),
    ...call('showNavigationBarLoading', () => {
      screen.navBar.isLoading = true
    }),
    ...call('hideNavigationBarLoading', () => {
      screen.navBar.isLoading = false
    }),
    ...call('setTabBarItem', (change: TabItemChange & { index: number }) => {
      setTabBarItem(phone, change)
    }),
    ...call('startPullDownRefresh', () => {
      screen.pullDown.open()
    }),
    ...call('stopPullDownRefresh', () => {
      screen.pullDown.close()
    }),
    ...call('pageScrollTo', ({ scrollTop = 0, duration = 300 }: ScrollTarget) => {
      stack.top?.scroller.scrollTo({ top: scrollTop, behavior: duration > 0 ? 'smooth' : 'instant' })
    }),
  }
}

/** https://developers.weixin.qq.com/miniprogram/dev/api/ui/navigation-bar/wx.setNavigationBarColor.html */
function setNavigationBarColor({ screen }: PhoneContext, colors: NavigationColors): void {
  const { frontColor, backgroundColor } = colors
  if (frontColor !== '#ffffff' && frontColor !== '#000000') {
    throw new ApiFailure(`invalid frontColor "${frontColor}"`)
  }
  screen.override({ background: backgroundColor, textStyle: frontColor === '#000000' ? 'black' : 'white' })
}

/** https://developers.weixin.qq.com/miniprogram/dev/api/ui/tab-bar/wx.setTabBarItem.html */
function setTabBarItem(phone: PhoneContext, { index, ...change }: TabItemChange & { index: number }): void {
  const { screen, stack } = phone
  if (typeof index !== 'number') throw wrongParameter('index', 'Number', index)
  if (!stack.isTab(stack.top?.route.path ?? '')) throw new ApiFailure('not TabBar page')
  screen.tabBar.change(index, change)
}
