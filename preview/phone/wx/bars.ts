import type { TabItemChange } from '../chrome/tab-bar'
import { ApiFailure } from '../routes'
import { asyncCall, wrongParameter } from './call'
import type { ApiModule, PhoneContext } from './context'

interface NavigationColors {
  readonly frontColor: string
  readonly backgroundColor: string
}

/** Navigation bar, tab bar and pull-down refresh. https://developers.weixin.qq.com/miniprogram/dev/api/ui/navigation-bar/wx.setNavigationBarTitle.html */
export function createBars({ guard, screen, stack }: PhoneContext): ApiModule {
  const requireTab = (): void => {
    if (!stack.isTab(stack.top?.route.path ?? '')) throw new ApiFailure('not TabBar page')
  }
  return {
    setNavigationBarTitle: asyncCall('setNavigationBarTitle', guard, ({ title }: { title: string }) => {
      if (typeof title !== 'string') throw wrongParameter('title', 'String', title)
      screen.override({ title })
    }),
    setNavigationBarColor: asyncCall('setNavigationBarColor', guard, ({ frontColor, backgroundColor }: NavigationColors) => {
      if (frontColor !== '#ffffff' && frontColor !== '#000000') throw new ApiFailure('invalid frontColor "' + frontColor + '"')
      screen.override({ background: backgroundColor, textStyle: frontColor === '#000000' ? 'black' : 'white' })
    }),
    showNavigationBarLoading: asyncCall('showNavigationBarLoading', guard, () => {
      screen.navBar.isLoading = true
    }),
    hideNavigationBarLoading: asyncCall('hideNavigationBarLoading', guard, () => {
      screen.navBar.isLoading = false
    }),
    setTabBarItem: asyncCall('setTabBarItem', guard, ({ index, ...change }: TabItemChange & { index: number }) => {
      if (typeof index !== 'number') throw wrongParameter('index', 'Number', index)
      requireTab()
      screen.tabBar.change(index, change)
    }),
    startPullDownRefresh: asyncCall('startPullDownRefresh', guard, () => {
      screen.pullDown.open()
    }),
    stopPullDownRefresh: asyncCall('stopPullDownRefresh', guard, () => {
      screen.pullDown.close()
    }),
    pageScrollTo: asyncCall('pageScrollTo', guard, ({ scrollTop = 0, duration = 300 }: { scrollTop?: number; duration?: number }) => {
      stack.top?.scroller.scrollTo({ top: scrollTop, behavior: duration > 0 ? 'smooth' : 'instant' })
    }),
  }
}
