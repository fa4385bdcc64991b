import { messages } from '../../miniprogram/i18n/index'
import { mount } from '../support/mini-program'
import { quietConsole } from '../support/quiet-console'

beforeEach(quietConsole)

const DOTS = 'components/week-dots/week-dots'
const words = messages('en').home.checkIn.week

function namesOf(element: HTMLElement, state: string): (string | undefined)[] {
  return [...element.querySelectorAll(`[class*="--${state}"]`)].map((day) => day.textContent.trim())
}

describe('week-dots', () => {
  it('ticks the days that are done and marks today', () => {
    const { element } = mount(DOTS, { week: '0110000', today: 2, words })
    expect(namesOf(element, 'day')).toEqual(words.days)
    expect(namesOf(element, 'done')).toEqual(['Tue', 'Wed'])
    expect(namesOf(element, 'today')).toEqual(['Wed'])
  })

  it('reads the week out as one sentence', () => {
    const { element } = mount(DOTS, { week: '0110000', today: 2, words })
    expect(element.querySelector('[role="img"]')?.getAttribute('aria-label')).toBe(
      'Check-ins this week: Mon open, Tue done, Wed today done, Thu open, Fri open, Sat open, Sun open',
    )
  })

  it('marks no day while none is known', () => {
    const { element } = mount(DOTS, { week: '0000000', words })
    expect(namesOf(element, 'today')).toEqual([])
    expect(namesOf(element, 'done')).toEqual([])
  })

  it('follows its properties', () => {
    const { element, ...mounted } = mount(DOTS, { week: '0000000', today: 6, words })
    mounted.setProperties({ week: '0000001' })
    expect(namesOf(element, 'done')).toEqual(['Sun'])
  })
})
