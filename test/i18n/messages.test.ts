import { SESSION_ERROR_CODES } from '../../miniprogram/core/errors'
import { sessionMachine } from '../../miniprogram/machines/session.machine'
import { messages, tabBarTexts, type Locale } from '../../miniprogram/i18n/index'
import { transitionsOf } from '../support/transitions'

const LOCALES: readonly Locale[] = ['zh-CN', 'en']

/** Every text with its path, such as `['login.title', '登录']`. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value as object).flatMap(([key, part]) => textsOf(part, `${path}.${key}`))
}

/** How wide a text is shown, in letters: a Chinese character takes the room of two. */
function widthOf(text: string): number {
  return Array.from(text).reduce((width, character) => width + (character > '\u2e80' ? 2 : 1), 0)
}

describe.each(LOCALES)('messages in %s', (locale) => {
  it('hold a text in every place', () => {
    expect(textsOf(messages(locale)).filter(([, text]) => text.trim() === '')).toEqual([])
  })

  it('tell every error in one line of the narrowest phone we design for', () => {
    const { errors } = messages(locale)
    expect(SESSION_ERROR_CODES.filter((code) => widthOf(errors[code]) > 44)).toEqual([])
  })

  it('tell errors apart', () => {
    const texts = Object.values(messages(locale).errors)
    expect(new Set(texts).size).toBe(texts.length)
  })

  it('have short words for the states, so that five of them fit side by side', () => {
    const words = Object.values(messages(locale).home.states)
    expect(words.filter((word) => widthOf(word) > 7)).toEqual([])
  })

  it('have words for events of the session chart only, and for each that a user or a server can cause', () => {
    const known = [...transitionsOf(sessionMachine).keys()].map((key) => key.split('|')[1] ?? '')
    const worded = Object.keys(messages(locale).home.events)
    expect(worded.filter((event) => !known.includes(event))).toEqual([])
    expect(known.filter((event) => !event.startsWith('xstate.') && !worded.includes(event))).toEqual([])
  })

  it('name both tabs', () => {
    expect(tabBarTexts(locale)).toHaveLength(2)
  })
})

describe('messages', () => {
  it('are Chinese in Chinese and not in English', () => {
    const chinese = /[\u4e00-\u9fff]/
    expect(textsOf(messages('en')).filter(([, text]) => chinese.test(text))).toEqual([])
    expect(textsOf(messages('zh-CN')).filter(([, text]) => !chinese.test(text))).toEqual([])
  })
})
