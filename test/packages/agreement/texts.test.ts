import { agreement, type AgreementName } from '../../../miniprogram/packages/agreement/texts/index'
import { OPERATOR } from '../../../miniprogram/packages/agreement/texts/operator'
import type { Locale } from '../../../miniprogram/i18n/index'

const NAMES: readonly AgreementName[] = ['service', 'privacy']
const LOCALES: readonly Locale[] = ['zh-CN', 'en']
const all = NAMES.flatMap((name) => LOCALES.map((locale) => [name, locale] as const))

describe('agreements', () => {
  it.each(all)('%s in %s names who answers for it and where to write', (name, locale) => {
    const { issued, sections } = agreement(name, locale)
    expect(issued).toContain(OPERATOR[locale])
    expect(sections.at(-1)?.paragraphs.join()).toContain(OPERATOR.contact)
  })

  it.each(NAMES)('%s says the same in both languages, section by section', (name) => {
    const shape = (locale: Locale) =>
      agreement(name, locale).sections.map(({ paragraphs }) => paragraphs.length)
    expect(shape('en')).toEqual(shape('zh-CN'))
  })

  it.each(all)('%s in %s has a heading of its own for each section, as wx:key needs', (name, locale) => {
    const headings = agreement(name, locale).sections.map(({ heading }) => heading)
    expect(new Set(headings).size).toBe(headings.length)
  })
})
