import { mount } from '../support/mini-program'
import { quietConsole } from '../support/quiet-console'

beforeEach(quietConsole)

const AVATAR = 'components/avatar/avatar'

describe('avatar', () => {
  it('shows the picture', () => {
    const { element } = mount(AVATAR, { src: 'https://example.com/a.png', name: 'Ann' })
    expect(element.querySelector('wx-image')).not.toBeNull()
    expect(element.textContent.trim()).toBe('')
  })

  it.each([
    ['ann', 'A'],
    [' 小明', '小'],
    ['😀 Ann', '😀'],
  ])('shows the first letter of %s without one', (name, initial) => {
    expect(mount(AVATAR, { name }).element.textContent.trim()).toBe(initial)
  })

  it('shows a figure when there is no name either', () => {
    expect(mount(AVATAR).element.querySelector('wx-glyph')).not.toBeNull()
  })

  it('shows the first letter when the picture does not load, and tries the next picture', () => {
    const { element, object, ...mounted } = mount(AVATAR, {
      src: 'https://example.com/a.png',
      name: 'Ann',
    })
    ;(object as unknown as { onImageError(): void }).onImageError()
    expect(element.textContent.trim()).toBe('A')
    mounted.setProperties({ src: 'https://example.com/b.png' })
    expect(element.querySelector('wx-image')).not.toBeNull()
  })
})
