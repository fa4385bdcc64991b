import { en, type Texts } from './en'
import { zh } from './zh'

export type PanelLanguage = 'en' | 'zh'

export type { Texts }

export function panelTexts(language: PanelLanguage): Texts {
  return language === 'zh' ? zh : en
}
