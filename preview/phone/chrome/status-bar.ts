import { element } from '../../shared/elements'
import type { Device } from '../device'

const WIFI =
  '<svg viewBox="0 0 16 12" width="16" height="12" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" aria-hidden="true">' +
  '<path d="M1 4a10 10 0 0 1 14 0M3.6 6.7a6.2 6.2 0 0 1 8.8 0"/><circle cx="8" cy="9.6" r="1" fill="currentColor" stroke="none"/></svg>'
const OFFLINE =
  '<svg viewBox="0 0 16 12" width="16" height="12" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" aria-hidden="true">' +
  '<path d="M1 4a10 10 0 0 1 14 0" opacity=".35"/><path d="M4 1l8 10"/></svg>'
const BATTERY =
  '<svg viewBox="0 0 26 12" width="26" height="12" fill="none" stroke="currentColor" aria-hidden="true"><rect x=".5" y=".5" width="22" height="11" rx="3" opacity=".5"/>' +
  '<rect x="2.5" y="2.5" width="18" height="7" rx="1.5" fill="currentColor" stroke="none"/><path d="M24.5 4v4" stroke-width="1.6" stroke-linecap="round" opacity=".5"/></svg>'

/** Time, network and battery; ornament, so screen readers pass it by. */
export function createStatusBar(device: Device): HTMLElement {
  const network = element('span')
  const show = (): void => {
    network.innerHTML = device.settings.isOnline ? WIFI : OFFLINE
  }
  device.onChange(show)
  show()
  return element(
    'div',
    { class: 'status-bar', attributes: { 'aria-hidden': 'true' } },
    element('span', { class: 'status-time', text: '9:41' }),
    element('span', { class: 'status-icons' }, network, element('span', { svg: BATTERY })),
  )
}
