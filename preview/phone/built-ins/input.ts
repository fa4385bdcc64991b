import { registerField } from './field'
import type { BuiltIn, Host } from './host'

type NativeField = HTMLInputElement | HTMLTextAreaElement

const PROPERTIES = {
  name: '',
  value: '',
  placeholder: '',
  placeholderClass: '',
  placeholderStyle: '',
  disabled: false,
  maxlength: 140,
  focus: false,
  confirmType: 'done',
  cursorSpacing: 0,
  adjustPosition: true,
}

/** https://developers.weixin.qq.com/miniprogram/dev/component/input.html */
export const input: BuiltIn = {
  tag: 'input',
  properties: { ...PROPERTIES, type: 'text', password: false },
  setUp(host) {
    const native = document.createElement('input')
    host.watch(['type', 'password'], () => {
      native.type = host.flag('password') || host.text('type') === 'safe-password' ? 'password' : 'text'
      native.inputMode = INPUT_MODES[host.text('type')] ?? 'text'
    })
    native.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.isComposing) host.trigger('confirm', { value: native.value })
    })
    setUpNative(host, native)
  },
}

/** https://developers.weixin.qq.com/miniprogram/dev/component/textarea.html */
export const textarea: BuiltIn = {
  tag: 'textarea',
  properties: { ...PROPERTIES, autoHeight: false, fixed: false, showConfirmBar: true },
  setUp(host) {
    setUpNative(host, document.createElement('textarea'))
  },
}

const INPUT_MODES: Readonly<Record<string, string>> = { number: 'numeric', digit: 'decimal', idcard: 'text' }

function setUpNative(host: Host, native: NativeField): void {
  native.className = 'native-control'
  host.element.append(native)
  host.watch(['value'], () => {
    if (native.value !== host.text('value')) native.value = host.text('value')
  })
  host.watch(['placeholder', 'disabled', 'maxlength', 'confirmType'], () => {
    const longest = host.number('maxlength')
    native.placeholder = host.text('placeholder')
    native.disabled = host.flag('disabled')
    if (longest >= 0) native.maxLength = longest
    else native.removeAttribute('maxlength')
    native.enterKeyHint = host.text('confirmType')
  })
  host.watch(['focus'], () => {
    if (host.flag('focus')) queueMicrotask(() => native.focus())
  })
  passEvents(host, native)
  registerField(host.element, {
    name: () => host.text('name'),
    value: () => native.value,
    reset: () => {
      host.set('value', '')
    },
    activate: () => native.focus(),
  })
}

/** The native events stay inside: WXML sees the built-in's own, with the platform's details. */
function passEvents(host: Host, native: NativeField): void {
  const detail = (): object => ({ value: native.value, cursor: native.selectionStart ?? native.value.length })
  native.addEventListener('input', (event) => {
    event.stopPropagation()
    host.set('value', native.value)
    host.trigger('input', detail())
  })
  native.addEventListener('change', (event) => event.stopPropagation())
  native.addEventListener('focus', () => {
    host.trigger('focus', { value: native.value, height: 0 })
  })
  native.addEventListener('blur', () => {
    host.trigger('blur', detail())
  })
}
