import { tap } from './backend'
import type { PhoneContext } from './wx/context'

/** Follows what happens around the app: the theme, the browser tab in front or behind, the keyboard. */
export function followSurroundings({ device, life, screen, stack }: PhoneContext): () => void {
  const stopWatching = device.onChange((now, before) => {
    if (now.theme === before.theme) return
    screen.render(stack)
    life.changeTheme(now.theme)
  })
  const onVisibility = (): void => {
    if (document.hidden) {
      stack.setForeground(false)
      life.hide()
    } else {
      life.show()
      stack.setForeground(true)
    }
  }
  document.addEventListener('visibilitychange', onVisibility)
  document.addEventListener('keydown', tapByKey)
  return () => {
    stopWatching()
    document.removeEventListener('visibilitychange', onVisibility)
    document.removeEventListener('keydown', tapByKey)
  }
}

/** Built-ins are no HTML buttons: Enter and the space bar tap the focused one. */
function tapByKey(event: KeyboardEvent): void {
  if (event.key !== 'Enter' && event.key !== ' ') return
  const { target } = event
  if (!(target instanceof HTMLElement) || !target.localName.startsWith('wx-')) return
  event.preventDefault()
  tap(target)
}
