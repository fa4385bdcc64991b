import type { BuiltIn, Host } from './host'

/** https://developers.weixin.qq.com/miniprogram/dev/component/scroll-view.html */
export const scrollView: BuiltIn = {
  tag: 'scroll-view',
  properties: {
    scrollX: false,
    scrollY: false,
    scrollTop: 0,
    scrollLeft: 0,
    scrollIntoView: '',
    scrollWithAnimation: false,
    upperThreshold: 50,
    lowerThreshold: 50,
    enhanced: false,
    showScrollbar: true,
    enableFlex: false,
    bounces: true,
    type: 'list',
  },
  setUp(host) {
    const { element } = host
    host.watch(['scrollX', 'scrollY', 'enableFlex'], () => {
      element.toggleAttribute('scroll-x', host.flag('scrollX'))
      element.toggleAttribute('scroll-y', host.flag('scrollY'))
      element.toggleAttribute('enable-flex', host.flag('enableFlex'))
    })
    host.watch(['scrollTop'], () => {
      element.scrollTop = host.number('scrollTop')
    })
    host.watch(['scrollLeft'], () => {
      element.scrollLeft = host.number('scrollLeft')
    })
    host.watch(['scrollIntoView'], () => {
      const target = host.text('scrollIntoView') === '' ? null : host.sibling(host.text('scrollIntoView'))
      target?.scrollIntoView({ behavior: host.flag('scrollWithAnimation') ? 'smooth' : 'instant' })
    })
    followScroll(host)
  },
}

function followScroll(host: Host): void {
  const { element } = host
  let lastTop = 0
  let lastLeft = 0
  element.addEventListener('scroll', () => {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight } = element
    const bottom = scrollHeight - clientHeight
    const [deltaX, deltaY] = [lastLeft - scrollLeft, lastTop - scrollTop]
    host.trigger('scroll', { scrollLeft, scrollTop, scrollHeight, scrollWidth, deltaX, deltaY })
    const upper = host.number('upperThreshold')
    const lower = bottom - host.number('lowerThreshold')
    if (lastTop > upper && scrollTop <= upper) host.trigger('scrolltoupper', { direction: 'top' })
    if (lastTop < lower && scrollTop >= lower) host.trigger('scrolltolower', { direction: 'bottom' })
    lastTop = scrollTop
    lastLeft = scrollLeft
  })
}
