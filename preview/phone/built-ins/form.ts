import { tap } from '../backend'
import { fieldsIn, findField } from './field'
import type { BuiltIn, Host } from './host'

const FORM_EVENT = 'preview:form'

/** A button inside a form asks it to submit or reset. */
export function askForm(element: Element, request: 'submit' | 'reset'): void {
  element.dispatchEvent(new CustomEvent(FORM_EVENT, { bubbles: true, detail: request }))
}

/** https://developers.weixin.qq.com/miniprogram/dev/component/form.html */
export const form: BuiltIn = {
  tag: 'form',
  properties: { reportSubmit: false },
  setUp(host) {
    host.element.setAttribute('role', 'form')
    host.element.addEventListener(FORM_EVENT, (event) => {
      event.stopPropagation()
      const fields = fieldsIn(host.element)
      if ((event as CustomEvent<string>).detail === 'submit') {
        const named = fields.filter((field) => field.name() !== '')
        host.trigger('submit', {
          value: Object.fromEntries(named.map((field) => [field.name(), field.value()])),
        })
      } else {
        for (const field of fields) field.reset()
        host.trigger('reset', {})
      }
    })
  },
}

/** https://developers.weixin.qq.com/miniprogram/dev/component/label.html */
export const label: BuiltIn = {
  tag: 'label',
  properties: { for: '' },
  setUp(host) {
    host.on('tap', (event) => {
      const control = findControl(host)
      // A tap on the control itself has done its work already.
      const target = event instanceof Event ? event.target : null
      if (!control || (target instanceof Node && control.contains(target))) return
      const field = findField(control)
      if (field) field.activate()
      else tap(control)
    })
  },
}

function findControl(host: Host): HTMLElement | null {
  const id = host.text('for')
  if (id !== '') return host.sibling(id)
  return host.element.querySelector('wx-checkbox, wx-radio, wx-switch, wx-input, wx-textarea, wx-button')
}
