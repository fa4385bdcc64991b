import { followHover, HOVER_PROPERTIES } from './hover'
import type { BuiltIn, Host } from './host'

/** https://developers.weixin.qq.com/miniprogram/dev/component/navigator.html */
export const navigator: BuiltIn = {
  tag: 'navigator',
  properties: {
    ...HOVER_PROPERTIES,
    hoverClass: 'navigator-hover',
    hoverStayTime: 600,
    url: '',
    openType: 'navigate',
    delta: 1,
  },
  setUp(host) {
    host.element.setAttribute('role', 'link')
    host.element.tabIndex = 0
    followHover(host)
    host.on('tap', () => {
      go(host)
    })
  },
}

function go(host: Host): void {
  const url = host.text('url')
  const outcome = {
    success: (result: object) => host.trigger('success', result),
    fail: (result: object) => host.trigger('fail', result),
    complete: (result: object) => host.trigger('complete', result),
  }
  const options = { url, ...outcome }
  switch (host.text('openType')) {
    case 'redirect':
      wx.redirectTo(options)
      break
    case 'switchTab':
      wx.switchTab(options)
      break
    case 'reLaunch':
      wx.reLaunch(options)
      break
    case 'navigateBack':
      wx.navigateBack({ delta: host.number('delta'), ...outcome })
      break
    default:
      wx.navigateTo(options)
  }
}
