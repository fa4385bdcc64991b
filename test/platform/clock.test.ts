import { createClock } from '../../miniprogram/platform/clock'

describe('createClock', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: 1_000 })
  })

  afterEach(() => {
    jest.useRealTimers()
  })

  it('tells the device’s time', () => {
    const clock = createClock()
    expect(clock.now()).toBe(1_000)
    jest.advanceTimersByTime(5)
    expect(clock.now()).toBe(1_005)
  })

  it('calls back when the time is over, once', () => {
    const called = jest.fn()
    createClock().setTimeout(called, 100)
    jest.advanceTimersByTime(99)
    expect(called).not.toHaveBeenCalled()
    jest.advanceTimersByTime(1_000)
    expect(called).toHaveBeenCalledTimes(1)
  })

  it('does not call back when cleared', () => {
    const called = jest.fn()
    const clock = createClock()
    clock.clearTimeout(clock.setTimeout(called, 100))
    jest.advanceTimersByTime(1_000)
    expect(called).not.toHaveBeenCalled()
  })
})
