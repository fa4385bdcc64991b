import { element, lineIcon } from '../shared/elements'
import type { ThemeName } from '../shared/program'
import type { Texts } from './texts/index'

const MARK = lineIcon('<path d="M6 20V6a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v14M3.5 20h17M14.5 12.5v.1"/>', 28)
const SUN = lineIcon(
  '<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6l1.4 1.4M17 17l1.4 1.4M5.6 18.4L7 17M17 7l1.4-1.4"/>',
  18,
)
const MOON = lineIcon('<path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z"/>', 18)

export interface HeaderActions {
  readonly onLanguage: () => void
  readonly onTheme: () => void
  readonly onHeal: () => void
}

/** Name, language, theme, and the button that puts everything right. */
export function createHeader(
  texts: Texts,
  theme: ThemeName,
  faultCount: number,
  actions: HeaderActions,
): HTMLElement {
  const heal = element('button', {
    class: faultCount > 0 ? 'heal is-needed' : 'heal',
    text: faultCount > 0 ? `${texts.heal} (${faultCount})` : texts.heal,
    attributes: { type: 'button', 'data-testid': 'heal' },
    onClick: actions.onHeal,
  })
  return element(
    'header',
    { class: 'header' },
    element('span', { class: 'mark', svg: MARK }),
    element(
      'div',
      { class: 'header-words' },
      element('h1', { text: texts.title }),
      element('p', { text: texts.tagline }),
    ),
    element('button', {
      class: 'quiet',
      text: texts.language,
      attributes: { type: 'button', 'aria-label': texts.languageLabel, 'data-testid': 'panel-language' },
      onClick: actions.onLanguage,
    }),
    element('button', {
      class: 'quiet',
      svg: theme === 'dark' ? SUN : MOON,
      attributes: { type: 'button', 'aria-label': texts.themeLabel, 'data-testid': 'panel-theme' },
      onClick: actions.onTheme,
    }),
    heal,
  )
}
