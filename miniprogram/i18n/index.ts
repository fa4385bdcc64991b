import type { Locale } from '../core/ports'
import { en } from './en'
import type { Messages } from './messages'
import { zhCN } from './zh-cn'

export type { Locale } from '../core/ports'
export type { Messages } from './messages'
export { formatDuration } from './format-duration'

const dictionaries: Record<Locale, Messages> = { 'zh-CN': zhCN, en }

/** The texts in a language. A page puts the part it needs into its data once, as `t`. */
export function messages(locale: Locale): Messages {
  return dictionaries[locale]
}

/** The tab bar's texts, in the order of app.json. */
export function tabBarTexts(locale: Locale): readonly string[] {
  const { home, mine } = messages(locale).tabs
  return [home, mine]
}
