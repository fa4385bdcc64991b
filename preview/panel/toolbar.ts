import { element } from '../shared/elements'
import type { Texts } from './texts/index'

export interface ToolbarActions {
  readonly onPullDown: () => void
  readonly onReload: () => void
}

/** What a hand does to the phone as a whole: below it, not among the faults. */
export function createToolbar(texts: Texts, { onPullDown, onReload }: ToolbarActions): HTMLElement {
  return element(
    'div',
    { class: 'toolbar' },
    createTool(texts.pullDown, 'pull-down', onPullDown),
    createTool(texts.reloadApp, 'reload-app', onReload),
  )
}

function createTool(text: string, name: string, onClick: () => void): HTMLElement {
  return element('button', {
    class: 'quiet',
    text,
    onClick,
    attributes: { type: 'button', 'data-testid': name },
  })
}
