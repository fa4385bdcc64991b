import { mount } from '../support/mini-program'
import { quietConsole } from '../support/quiet-console'

beforeEach(quietConsole)

const MINUTE = 60_000

function mountSince(since: number, locale = 'en') {
  const mounted = mount('components/elapsed-time/elapsed-time', { since, locale })
  const node = (
    mounted.element as unknown as { __wxElement: { triggerPageLifetime(name: string, args: []): void } }
  ).__wxElement
  return {
    ...mounted,
    text: () => mounted.element.textContent.trim(),
    hide: () => {
      node.triggerPageLifetime('hide', [])
    },
    show: () => {
      node.triggerPageLifetime('show', [])
    },
  }
}

/** The app beside the component has timers of its own, so only differences tell. */
function timersEndedBy(act: () => void): number {
  const before = jest.getTimerCount()
  act()
  return before - jest.getTimerCount()
}

describe('elapsed-time', () => {
  beforeEach(() => {
    jest.useFakeTimers()
  })
  afterEach(() => {
    jest.useRealTimers()
  })

  it('shows a dash for nothing and starts no timer for it', () => {
    const { text, hide } = mountSince(0)
    expect(text()).toBe('—')
    expect(timersEndedBy(hide)).toBe(0)
  })

  it('changes its words with each full minute', () => {
    const { text } = mountSince(Date.now() - MINUTE + 1)
    expect(text()).toBe('less than a minute')
    jest.advanceTimersByTime(1)
    expect(text()).toBe('1 minute')
    jest.advanceTimersByTime(MINUTE - 1)
    expect(text()).toBe('1 minute')
    jest.advanceTimersByTime(1)
    expect(text()).toBe('2 minutes')
  })

  it('rests while its page is hidden and is right again when it is shown', () => {
    const { text, hide, show } = mountSince(Date.now())
    expect(timersEndedBy(hide)).toBe(1)
    jest.advanceTimersByTime(10 * MINUTE)
    expect(text()).toBe('less than a minute')
    show()
    expect(text()).toBe('10 minutes')
    expect(timersEndedBy(hide)).toBe(1)
  })

  it('does not count below zero when the clock of the phone was set back', () => {
    expect(mountSince(Date.now() + MINUTE, 'zh-CN').text()).toBe('不到 1 分钟')
  })

  it('leaves no timer behind', () => {
    const mounted = mountSince(Date.now())
    expect(
      timersEndedBy(() => {
        mounted.unmount()
      }),
    ).toBe(1)
  })
})
