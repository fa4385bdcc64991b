import type { ThemeName } from '../shared/program'
import type { PanelLanguage } from './texts/index'

const KEY = 'preview-panel'

/** How the panel itself looks. */
export interface Preferences {
  readonly language: PanelLanguage
  readonly theme: ThemeName
}

/** From the address (`?lang=zh&theme=dark`), else as chosen before, else as the browser is set. */
export function readPreferences(): Preferences {
  const query = new URLSearchParams(location.search)
  const stored = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches
  const browserLanguage = /^zh/i.test(navigator.language) ? 'zh' : 'en'
  return {
    language: oneOf(['en', 'zh'] as const, query.get('lang'), stored.language) ?? browserLanguage,
    theme: oneOf(['light', 'dark'] as const, query.get('theme'), stored.theme) ?? (isDark ? 'dark' : 'light'),
  }
}

/** Kept for the next visit, and put into the address where that names one, so that a reload does not undo it. */
export function storePreferences(preferences: Preferences): void {
  localStorage.setItem(KEY, JSON.stringify(preferences))
  const url = new URL(location.href)
  if (url.searchParams.has('lang')) url.searchParams.set('lang', preferences.language)
  if (url.searchParams.has('theme')) url.searchParams.set('theme', preferences.theme)
  history.replaceState(null, '', url)
}

function oneOf<T extends string>(
  allowed: readonly T[],
  ...candidates: (string | null | undefined)[]
): T | undefined {
  return allowed.find((value) => value === candidates.find((candidate) => allowed.includes(candidate as T)))
}
