import type { Host, PropertyDefaults } from './host'

/** Properties of everything that shows a touch. Times in milliseconds. */
export const HOVER_PROPERTIES: PropertyDefaults = {
  hoverClass: 'none',
  hoverStopPropagation: false,
  hoverStartTime: 50,
  hoverStayTime: 400,
}

/** Touches that an inner element keeps from its ancestors. */
const claimed = new WeakSet<Event>()

/** Adds the hover class while a finger or the mouse is down. The element also gets the attribute `pressed`. */
export function followHover(host: Host): void {
  let timer: number | undefined
  const press = (event: Event): void => {
    const name = host.text('hoverClass')
    if (claimed.has(event) || name === 'none' || host.element.closest('[disabled]')) return
    if (host.flag('hoverStopPropagation')) claimed.add(event)
    clearTimeout(timer)
    timer = window.setTimeout(() => {
      show(host, name)
    }, host.number('hoverStartTime'))
  }
  const release = (): void => {
    clearTimeout(timer)
    timer = window.setTimeout(() => {
      show(host, '')
    }, host.number('hoverStayTime'))
  }
  host.element.addEventListener('pointerdown', press)
  for (const end of ['pointerup', 'pointercancel', 'pointerleave'])
    host.element.addEventListener(end, release)
}

function show(host: Host, name: string): void {
  host.setTemporaryClass(name)
  host.element.toggleAttribute('pressed', name !== '')
}
