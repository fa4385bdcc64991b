import type { PhoneHandle, PreviewHost } from '../shared/bridge'
import type { DeviceSettings } from '../shared/device'
import { element } from '../shared/elements'
import type { PanelState } from './state'

/** The phone's screen in CSS pixels, and its edge around. */
const WIDTH = 375
const HEIGHT = 812
const EDGE = 10

/** Settings the app reads only when it starts. */
const READ_AT_START = [
  'language',
  'baseLibrary',
  'scene',
] as const satisfies readonly (keyof DeviceSettings)[]

/** The frame the mini-program runs in; starting it anew is starting the app anew. */
export class PhoneFrame {
  readonly element: HTMLElement
  readonly #state: PanelState
  readonly #frame: HTMLIFrameElement
  readonly #body: HTMLElement
  #applied: DeviceSettings
  #phone: PhoneHandle | null = null

  constructor(state: PanelState, label: string, onConnect: (phone: PhoneHandle) => void) {
    this.#state = state
    this.#applied = state.settings
    this.#frame = element('iframe', {
      class: 'phone-screen',
      attributes: { src: 'phone.html', title: label, 'data-testid': 'phone', allow: 'clipboard-write' },
    })
    this.#body = element('div', { class: 'phone-body' }, this.#frame)
    this.element = element('div', { class: 'phone-stage' }, this.#body)
    window.previewHost = {
      settings: () => state.settings,
      connect: (phone) => {
        this.#phone = phone
        onConnect(phone)
      },
      reload: (settings) => {
        if (settings) state.change(settings)
        else this.reload()
      },
    } satisfies PreviewHost
    state.onChange(() => {
      this.#apply()
    })
    new ResizeObserver(() => {
      this.#fit()
    }).observe(this.element)
  }

  get phone(): PhoneHandle | null {
    return this.#phone
  }

  set label(label: string) {
    this.#frame.title = label
  }

  reload(): void {
    this.#phone = null
    this.#frame.contentWindow?.location.reload()
  }

  #apply(): void {
    const before = this.#applied
    const now = this.#state.settings
    this.#applied = now
    if (READ_AT_START.some((name) => now[name] !== before[name])) this.reload()
    else this.#phone?.applySettings(now)
  }

  /** As large as fits, never larger than life. */
  #fit(): void {
    const { clientWidth, clientHeight } = this.element
    const [width, height] = [WIDTH + 2 * EDGE, HEIGHT + 2 * EDGE]
    // Below the panel's breakpoint the stage has no height of its own.
    const available = matchMedia('(min-width: 900px)').matches ? clientHeight : height
    const scale = Math.min(1, clientWidth / width, available / height)
    this.#body.style.setProperty('--scale', String(scale))
    this.#body.style.setProperty('--width', `${width}px`)
    this.#body.style.setProperty('--height', `${height}px`)
  }
}
