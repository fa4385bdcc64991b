import type { Locale } from '../../../core/ports'
import type { Agreement, AgreementName } from './agreement'
import { agreementsEn } from './en'
import { agreementsZhCN } from './zh-cn'

export type { Agreement, AgreementName } from './agreement'

/** One of the documents; kept apart from `messages` because only its own page needs these long texts. */
export function agreement(name: AgreementName, locale: Locale): Agreement {
  return (locale === 'en' ? agreementsEn : agreementsZhCN)[name]
}
