import { SINGLE_PAGE_SCENE } from '../../shared/device'
import { ApiFailure } from '../routes'
import { asyncCall, wrongParameter } from './call'
import type { ApiModule, PhoneContext } from './context'

interface UrlOptions {
  readonly url: string
}

/** https://developers.weixin.qq.com/miniprogram/dev/api/route/wx.switchTab.html */
export function createNavigation(phone: PhoneContext): ApiModule {
  const { stack } = phone
  const move = (name: string, run: (url: string) => void) =>
    asyncCall(name, phone.guard, ({ url }: UrlOptions) => {
      refuseInSinglePage(phone)
      if (typeof url !== 'string') throw wrongParameter('url', 'String', url)
      run(url)
    })
  return {
    navigateTo: move('navigateTo', (url) => {
      stack.navigateTo(url)
    }),
    redirectTo: move('redirectTo', (url) => {
      stack.redirectTo(url)
    }),
    reLaunch: move('reLaunch', (url) => {
      stack.reLaunch(url)
    }),
    switchTab: move('switchTab', (url) => {
      stack.switchTab(url)
    }),
    navigateBack: asyncCall('navigateBack', phone.guard, ({ delta = 1 }: { delta?: number }) => {
      refuseInSinglePage(phone)
      stack.navigateBack(delta)
    }),
    restartMiniProgram: asyncCall('restartMiniProgram', phone.guard, () => {
      phone.reload()
    }),
  }
}

function refuseInSinglePage({ device }: PhoneContext): void {
  if (device.settings.scene === SINGLE_PAGE_SCENE) throw new ApiFailure('not supported in single page mode')
}
