import { quietConsole } from '../support/quiet-console'
import { fixtureLog, launchFixture } from './fixture'

const FIRST = '/pages/first/first'
const FORM = '/pages/form/form'

describe('a page', () => {
  it('renders templates, imports, wxs, slots and hidden', () => {
    const app = launchFixture(FIRST)
    expect(app.text('.title')).toBe('TAPS: 0')
    expect(app.text('.host')).toBe('3 slotted')
    expect(app.findAll('.item').map((item) => item.hidden)).toEqual([false, true])
  })

  it('handles taps with their dataset, and events of components', () => {
    const app = launchFixture(FIRST)
    app.tap('.plus')
    expect(app.text('.taps')).toBe('2')
    app.tap('.box')
    expect(app.text('.taps')).toBe('4')
  })

  it('does not tap a disabled button, and stops at catch', () => {
    const app = launchFixture(FIRST)
    app.tap('.off')
    expect(app.page.data.taps).toBe(0)
    app.page.setData({ isOff: false })
    app.tap('.off')
    expect(app.page.data.taps).toBe(1)
  })

  it('taps the focused button by keyboard', () => {
    const app = launchFixture(FIRST)
    app.find('.plus').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
    expect(app.page.data.taps).toBe(2)
  })

  it('hands what is thrown in a handler to App.onError', () => {
    quietConsole()
    const app = launchFixture(FIRST)
    app.tap('.break')
    expect(app.errors).toHaveLength(1)
    expect(fixtureLog()).toContainEqual(expect.stringContaining('broken on purpose'))
  })

  it('passes labels, test ids and files on to the DOM', () => {
    const app = launchFixture(FIRST)
    const image = app.find('.dot img')
    expect(image.getAttribute('src')).toBe('mini-program/images/dot.svg')
    expect(image.getAttribute('alt')).toBe('A dot')
    expect(app.find('.dot').getAttribute('style')).toBe('width: calc(10 * var(--rpx))')
    expect(app.find('.plus').dataset.testid).toBe('plus')
  })

  it('follows a navigator', async () => {
    const app = launchFixture('/pages/second/second')
    app.tap('.go')
    await app.flush()
    expect(app.routes.at(-1)).toBe('pages/form/form')
  })
})

describe('a form', () => {
  it('submits its named fields', () => {
    const app = launchFixture(FORM)
    app.type('.name', 'Grace')
    app.type('.note', 'hello')
    app.tap('.blue .word, .blue wx-text')
    app.tap('.large')
    app.tap('.on')
    app.tap('.submit')
    expect(JSON.parse(String(app.page.data.submitted))).toEqual({
      name: 'Grace',
      note: 'hello',
      colours: ['blue'],
      size: 'l',
      on: true,
    })
  })

  it('resets them', () => {
    const app = launchFixture(FORM)
    app.type('.note', 'hello')
    app.tap('.red')
    app.tap('.reset')
    app.tap('.submit')
    expect(JSON.parse(String(app.page.data.submitted))).toMatchObject({ name: '', note: '', colours: [] })
  })

  it('fires input with the value, and keeps it when the data comes later', () => {
    const app = launchFixture(FORM)
    const native = app.find('.name .native-control') as HTMLInputElement
    expect(native.value).toBe('Ada')
    expect(native.getAttribute('aria-label')).toBe('Your name')
    app.type('.name', 'Grace')
    expect(app.page.data.typed).toBe('Grace')
    app.page.setData({ name: 'Barbara' })
    expect(native.value).toBe('Barbara')
  })

  it('checks one radio of a group, and any number of boxes', async () => {
    const app = launchFixture(FORM)
    const checked = (selector: string) =>
      app.findAll(selector).map((element) => element.getAttribute('aria-checked'))
    app.tap('.large')
    await app.flush()
    expect(checked('wx-radio')).toEqual(['false', 'true'])
    expect(app.page.data.size).toBe('l')
    app.tap('.red wx-checkbox')
    app.tap('.blue wx-checkbox')
    await app.flush()
    expect(checked('wx-checkbox')).toEqual(['true', 'true'])
    expect(app.page.data.colours).toBe('red,blue')
    app.tap('.red wx-text')
    await app.flush()
    expect(app.page.data.colours).toBe('blue')
  })
})

describe('rich text and picker', () => {
  it('shows the tags it knows and nothing that runs', () => {
    const app = launchFixture(FORM)
    expect(app.find('.rich').innerHTML).toBe('<b>bold</b><p>text</p>')
  })

  it('offers the range', () => {
    const native = launchFixture(FORM).find('.pick select') as HTMLSelectElement
    expect([...native.options].map((option) => option.text)).toEqual(['one', 'two'])
    expect(native.selectedIndex).toBe(1)
  })
})
