import type { BuiltIn } from './host'

/** Entities (`decode`) and `space` stay as they are. https://developers.weixin.qq.com/miniprogram/dev/component/text.html */
export const text: BuiltIn = {
  tag: 'text',
  properties: { userSelect: false, selectable: false, decode: false, space: '' },
  setUp(host) {
    host.watch(['userSelect', 'selectable'], () => {
      host.element.toggleAttribute('user-select', host.flag('userSelect') || host.flag('selectable'))
    })
  },
}
