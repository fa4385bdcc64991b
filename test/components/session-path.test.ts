import { messages } from '../../miniprogram/i18n/index'
import { mount } from '../support/mini-program'
import { quietConsole } from '../support/quiet-console'

beforeEach(quietConsole)

const PATH = 'components/session-path/session-path'
const labels = messages('en').home.states

describe('session-path', () => {
  it('shows the five states in the order of the chart', () => {
    const { element } = mount(PATH, { state: 'anonymous', label: 'Session', labels })
    const words = [...element.querySelectorAll('[class*="--word"]')].map((word) => word.textContent.trim())
    expect(words).toEqual(['Guest', 'Login', 'Active', 'Expired', 'Renew'])
  })

  it.each(Object.entries(labels))('lights %s and names it to a screen reader', (state, word) => {
    const { element } = mount(PATH, { state, label: 'Session', labels })
    const lit = [...element.querySelectorAll('[class*="stop-lit"]')]
    expect(lit.map((stop) => stop.textContent.trim())).toEqual([word])
    expect(element.querySelector('[role="img"]')?.getAttribute('aria-label')).toBe(`Session: ${word}`)
  })

  it('lights the way back only while the session is renewed', () => {
    const isLit = (state: string) =>
      mount(PATH, { state, label: 'Session', labels }).element.querySelector('[class*="arc-lit"]') !== null
    expect(Object.keys(labels).filter(isLit)).toEqual(['relogin'])
  })
})
