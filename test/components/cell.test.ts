import { mount } from '../support/mini-program'
import { quietConsole } from '../support/quiet-console'

beforeEach(quietConsole)

const CELL = 'components/cell/cell'

describe('cell', () => {
  it('is a button with its whole meaning as label when a tap does something', () => {
    const { element } = mount(CELL, { label: 'User ID', value: '8f3c', icon: 'copy', hint: 'Copy' })
    const button = element.querySelector('[role="button"]')
    expect(button?.getAttribute('aria-label')).toBe('User ID 8f3c Copy')
    expect(element.querySelector('wx-glyph')).not.toBeNull()
  })

  it('is read as the text it shows when a tap does nothing', () => {
    const { element } = mount(CELL, { label: 'Phone', value: 'Not bound' })
    expect(element.querySelector('[role="button"]')).toBeNull()
    expect(element.querySelector('wx-glyph')).toBeNull()
    expect(element.textContent.replace(/\s+/g, ' ').trim()).toBe('PhoneNot bound')
  })
})
