import { followHover, HOVER_PROPERTIES } from './hover'
import type { BuiltIn } from './host'

/** https://developers.weixin.qq.com/miniprogram/dev/component/view.html */
export const view: BuiltIn = { tag: 'view', properties: HOVER_PROPERTIES, setUp: followHover }
