import type { Host, PropertyDefaults } from './host'

/** https://developers.weixin.qq.com/miniprogram/dev/reference/configuration/aria-component.html */
const NAMES = [
  'aria-atomic',
  'aria-busy',
  'aria-checked',
  'aria-controls',
  'aria-current',
  'aria-describedby',
  'aria-description',
  'aria-disabled',
  'aria-expanded',
  'aria-haspopup',
  'aria-hidden',
  'aria-invalid',
  'aria-label',
  'aria-labelledby',
  'aria-level',
  'aria-live',
  'aria-modal',
  'aria-owns',
  'aria-pressed',
  'aria-readonly',
  'aria-relevant',
  'aria-required',
  'aria-role',
  'aria-roledescription',
  'aria-selected',
  'aria-valuemax',
  'aria-valuemin',
  'aria-valuenow',
  'aria-valuetext',
] as const

export const ARIA_PROPERTIES: PropertyDefaults = Object.fromEntries(
  NAMES.map((name) => [toProperty(name), null]),
)

/** Passes `aria-…` on to the element; `aria-role` is HTML's `role`. Built-ins with a native control inside pass it there. */
export function followAria(host: Host): void {
  const given = new Set<string>()
  host.watch(NAMES.map(toProperty), () => {
    const target = host.element.querySelector(':scope > .native-control') ?? host.element
    for (const name of NAMES) {
      const attribute = name === 'aria-role' ? 'role' : name
      const value = host.text(toProperty(name))
      if (value !== '') {
        given.add(name)
        target.setAttribute(attribute, value)
      } else if (given.delete(name)) {
        target.removeAttribute(attribute)
      }
    }
  })
}

function toProperty(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}
