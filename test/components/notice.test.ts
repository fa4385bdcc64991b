import { mount } from '../support/mini-program'
import { quietConsole } from '../support/quiet-console'

beforeEach(quietConsole)

const NOTICE = 'components/notice/notice'

describe('notice', () => {
  it('is announced, and fires its action', () => {
    const onAction = jest.fn()
    const { element, ...mounted } = mount(NOTICE, { text: 'No connection.', action: 'Try now' })
    mounted.on('action', onAction)
    expect(element.querySelector('[aria-live="polite"]')?.textContent.trim()).toBe('No connection.')
    for (const type of ['mousedown', 'mouseup', 'click']) {
      element.querySelector('wx-button')?.dispatchEvent(new MouseEvent(type, { bubbles: true }))
    }
    expect(onAction).toHaveBeenCalledTimes(1)
  })

  it('has no button without an action', () => {
    expect(mount(NOTICE, { text: 'Wait.' }).element.querySelector('wx-button')).toBeNull()
  })
})
