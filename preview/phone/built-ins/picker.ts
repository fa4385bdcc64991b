import { toText, type BuiltIn, type Host } from './host'

/**
 * Modes `selector`, `date` and `time`, each by the browser's own control laid over the content.
 * https://developers.weixin.qq.com/miniprogram/dev/component/picker.html
 */
export const picker: BuiltIn = {
  tag: 'picker',
  properties: {
    mode: 'selector',
    range: null,
    rangeKey: '',
    value: null,
    start: '',
    end: '',
    disabled: false,
    headerText: '',
  },
  setUp(host) {
    let native: NativePicker | null = null
    host.watch(['mode'], () => {
      native?.remove()
      native = createNative(host)
      if (native) host.element.append(native)
    })
    host.watch(
      ['mode', 'range', 'rangeKey', 'value', 'start', 'end', 'disabled', 'headerText', 'ariaLabel'],
      () => {
        if (native) fill(native, host)
      },
    )
  },
}

type NativePicker = HTMLSelectElement | HTMLInputElement

function createNative(host: Host): NativePicker | null {
  const mode = host.text('mode')
  if (mode !== 'selector' && mode !== 'date' && mode !== 'time') {
    console.error(`<picker mode="${mode}"> is not implemented by the preview`)
    return null
  }
  const native = document.createElement(mode === 'selector' ? 'select' : 'input')
  if (native instanceof HTMLInputElement) native.type = mode
  native.className = 'native-control picker-control'
  native.addEventListener('change', (event) => {
    event.stopPropagation()
    host.trigger('change', { value: native.value })
  })
  return native
}

function fill(native: NativePicker, host: Host): void {
  native.disabled = host.flag('disabled')
  native.setAttribute('aria-label', host.text('ariaLabel') || host.text('headerText'))
  if (native instanceof HTMLInputElement) {
    native.min = host.text('start')
    native.max = host.text('end')
    native.value = host.text('value')
    return
  }
  const range = host.value('range')
  const items: readonly unknown[] = Array.isArray(range) ? range : []
  const labels = items.map((item) => labelOf(item, host.text('rangeKey')))
  native.replaceChildren(...labels.map((label, index) => new Option(label, String(index))))
  native.selectedIndex = host.number('value')
}

function labelOf(item: unknown, key: string): string {
  if (key === '' || typeof item !== 'object' || item === null) return toText(item)
  return toText((item as Record<string, unknown>)[key])
}
