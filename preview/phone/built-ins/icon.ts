import { lineIcon } from '../../shared/elements'
import type { BuiltIn } from './host'

const DISC = '<circle cx="12" cy="12" r="9"/>'

/** Shape and default colour of each type. https://developers.weixin.qq.com/miniprogram/dev/component/icon.html */
const TYPES: Readonly<Record<string, readonly [shape: string, color: string]>> = {
  success: [`${DISC}<path d="M8 12.5l3 3 5.5-6.5"/>`, '#07c160'],
  success_no_circle: ['<path d="M5 12.5l4.5 4.5L19 7.5"/>', '#07c160'],
  info: [`${DISC}<path d="M12 11v5.5M12 7.6v.1"/>`, '#10aeff'],
  warn: [`${DISC}<path d="M12 7v6M12 16.4v.1"/>`, '#fa5151'],
  waiting: [`${DISC}<path d="M12 7v5l3 3"/>`, '#10aeff'],
  cancel: [`${DISC}<path d="M9 9l6 6M15 9l-6 6"/>`, '#fa5151'],
  clear: [`${DISC}<path d="M9 9l6 6M15 9l-6 6"/>`, '#b2b2b2'],
  download: [`${DISC}<path d="M12 7v8M9 12.5l3 3 3-3"/>`, '#07c160'],
  search: ['<circle cx="11" cy="11" r="6"/><path d="M15.5 15.5L20 20"/>', '#b2b2b2'],
}

export const icon: BuiltIn = {
  tag: 'icon',
  properties: { type: '', size: 23, color: '' },
  setUp(host) {
    host.watch(['type', 'size', 'color'], () => {
      const [shape, color] = TYPES[host.text('type')] ?? ['', '']
      host.element.innerHTML = shape === '' ? '' : lineIcon(shape, host.number('size'))
      host.element.style.color = host.text('color') || color
    })
  },
}
