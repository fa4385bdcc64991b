import type { BuiltIn, Host } from './host'

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
    host.onAttached(() => {
      const native = createNative(host)
      if (!native) return
      native.className = 'native-control picker-control'
      native.setAttribute('aria-label', host.text('ariaLabel') || host.text('headerText'))
      native.addEventListener('change', (event) => {
        event.stopPropagation()
        host.trigger('change', { value: native.value })
      })
      host.element.append(native)
    })
  },
}

function createNative(host: Host): HTMLSelectElement | HTMLInputElement | null {
  const mode = host.text('mode')
  if (mode === 'selector') return createSelect(host)
  if (mode !== 'date' && mode !== 'time') {
    console.error(`<picker mode="${mode}"> is not implemented by the preview`)
    return null
  }
  const native = document.createElement('input')
  native.type = mode
  host.watch(['value', 'start', 'end', 'disabled'], () => {
    native.min = host.text('start')
    native.max = host.text('end')
    native.value = host.text('value')
    native.disabled = host.flag('disabled')
  })
  return native
}

function createSelect(host: Host): HTMLSelectElement {
  const native = document.createElement('select')
  const fill = (): void => {
    const range = host.value('range')
    const items: readonly unknown[] = Array.isArray(range) ? range : []
    native.replaceChildren(
      ...items.map((item, index) => new Option(labelOf(item, host.text('rangeKey')), String(index))),
    )
    native.selectedIndex = host.number('value')
    native.disabled = host.flag('disabled')
  }
  host.watch(['range', 'rangeKey', 'value', 'disabled'], fill)
  fill()
  return native
}

function labelOf(item: unknown, key: string): string {
  if (key !== '' && typeof item === 'object' && item !== null)
    return String((item as Record<string, unknown>)[key])
  return String(item)
}
