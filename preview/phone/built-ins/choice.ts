import { registerField } from './field'
import type { BuiltIn, Host } from './host'

const CHOICE_EVENT = 'preview:choice'

const PROPERTIES = { value: '', checked: false, disabled: false, color: '' }

/** https://developers.weixin.qq.com/miniprogram/dev/component/checkbox.html */
export const checkbox: BuiltIn = {
  tag: 'checkbox',
  properties: PROPERTIES,
  setUp(host) {
    setUpChoice(host, 'checkbox')
  },
}

/** https://developers.weixin.qq.com/miniprogram/dev/component/radio.html */
export const radio: BuiltIn = {
  tag: 'radio',
  properties: PROPERTIES,
  setUp(host) {
    setUpChoice(host, 'radio')
  },
}

/** https://developers.weixin.qq.com/miniprogram/dev/component/switch.html */
export const switchControl: BuiltIn = {
  tag: 'switch',
  properties: { ...PROPERTIES, name: '', type: 'switch' },
  setUp(host) {
    const toggle = setUpChoice(host, 'switch')
    registerField(host.element, {
      name: () => host.text('name'),
      value: () => host.flag('checked'),
      reset: () => {
        host.set('checked', false)
      },
      activate: toggle,
    })
  },
}

/** https://developers.weixin.qq.com/miniprogram/dev/component/checkbox-group.html */
export const checkboxGroup: BuiltIn = {
  tag: 'checkbox-group',
  properties: { name: '' },
  setUp(host) {
    setUpGroup(host, () =>
      hostsIn(host).flatMap((item) => (item.flag('checked') ? [item.text('value')] : [])),
    )
  },
}

/** https://developers.weixin.qq.com/miniprogram/dev/component/radio-group.html */
export const radioGroup: BuiltIn = {
  tag: 'radio-group',
  properties: { name: '' },
  setUp(host) {
    host.element.setAttribute('role', 'radiogroup')
    setUpGroup(
      host,
      () =>
        hostsIn(host)
          .find((item) => item.flag('checked'))
          ?.text('value') ?? '',
    )
    host.element.addEventListener(CHOICE_EVENT, (event) => {
      for (const item of hostsIn(host)) if (item.element !== event.target) item.set('checked', false)
    })
  },
}

const hosts = new WeakMap<Element, Host>()

function hostsIn(group: Host): Host[] {
  return [...group.element.querySelectorAll('wx-checkbox, wx-radio')].flatMap((item) => hosts.get(item) ?? [])
}

function setUpChoice(host: Host, role: 'checkbox' | 'radio' | 'switch'): () => void {
  const { element } = host
  const toggle = (): void => {
    if (host.flag('disabled') || (role === 'radio' && host.flag('checked'))) return
    host.set('checked', !host.flag('checked'))
    if (role === 'switch') host.trigger('change', { value: host.flag('checked') })
    element.dispatchEvent(new CustomEvent(CHOICE_EVENT, { bubbles: true }))
  }
  hosts.set(element, host)
  element.setAttribute('role', role)
  host.watch(['checked', 'disabled', 'color'], () => {
    element.setAttribute('aria-checked', String(host.flag('checked')))
    element.toggleAttribute('disabled', host.flag('disabled'))
    element.tabIndex = host.flag('disabled') ? -1 : 0
    if (host.text('color') !== '') element.style.setProperty('--choice-color', host.text('color'))
  })
  host.on('tap', toggle)
  registerField(element, { name: () => '', value: () => undefined, reset: () => undefined, activate: toggle })
  return toggle
}

function setUpGroup(host: Host, value: () => unknown): void {
  registerField(host.element, {
    name: () => host.text('name'),
    value,
    reset: () => {
      for (const item of hostsIn(host)) item.set('checked', false)
    },
    activate: () => undefined,
  })
  host.element.addEventListener(CHOICE_EVENT, () => {
    // After the radios have settled among themselves.
    queueMicrotask(() => {
      host.trigger('change', { value: value() })
    })
  })
}
