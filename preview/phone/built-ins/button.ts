import { followHover, HOVER_PROPERTIES } from './hover'
import type { BuiltIn, Host } from './host'
import { askForm } from './form'

/** https://developers.weixin.qq.com/miniprogram/dev/component/button.html */
export const button: BuiltIn = {
  tag: 'button',
  properties: {
    ...HOVER_PROPERTIES,
    hoverClass: 'button-hover',
    hoverStartTime: 20,
    hoverStayTime: 70,
    type: 'default',
    size: 'default',
    plain: false,
    disabled: false,
    loading: false,
    openType: '',
    formType: '',
    lang: 'en',
  },
  setUp(host) {
    const { element } = host
    element.setAttribute('role', 'button')
    host.watch(['type', 'size', 'plain', 'disabled', 'loading'], () => {
      element.setAttribute('type', host.text('type'))
      element.setAttribute('size', host.text('size'))
      for (const name of ['plain', 'disabled', 'loading']) element.toggleAttribute(name, host.flag(name))
      element.setAttribute('aria-disabled', String(host.flag('disabled')))
      element.tabIndex = host.flag('disabled') ? -1 : 0
    })
    followHover(host)
    host.on('tap', () => {
      respond(host)
    })
  },
}

function respond(host: Host): void {
  const formType = host.text('formType')
  if (formType === 'submit' || formType === 'reset') askForm(host.element, formType)
  const openType = host.text('openType')
  if (openType !== '') console.error(`<button open-type="${openType}"> is not implemented by the preview`)
}
