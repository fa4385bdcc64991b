import fc from 'fast-check'
import { createReloginBudget, RELOGIN_LIMITS } from '../../miniprogram/services/relogin-budget'
import { VirtualClock } from '../support/virtual-clock'

const { relogins, window } = RELOGIN_LIMITS

describe('createReloginBudget', () => {
  it('allows its number and then no more', () => {
    const budget = createReloginBudget(new VirtualClock())
    const answers = Array.from({ length: relogins + 2 }, () => budget.take())
    expect(answers).toEqual([...Array<boolean>(relogins).fill(true), false, false])
  })

  it('refills one by one, as each grows old; asking in vain costs nothing', async () => {
    const clock = new VirtualClock()
    const budget = createReloginBudget(clock)
    for (let taken = 0; taken < relogins; taken++) {
      budget.take()
      await clock.advance(1_000)
    }
    await clock.advance(window - relogins * 1_000 - 1)
    expect(budget.take()).toBe(false)
    await clock.advance(1)
    expect(budget.take()).toBe(true)
    expect(budget.take()).toBe(false)
    await clock.advance(1_000)
    expect(budget.take()).toBe(true)
  })

  it('never allows more than its number in any window', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: window / 2 }), { maxLength: 60 }), async (waits) => {
        const clock = new VirtualClock()
        const budget = createReloginBudget(clock)
        const taken: number[] = []
        for (const wait of waits) {
          await clock.advance(wait)
          if (budget.take()) taken.push(clock.now())
        }
        taken.forEach((at, index) => {
          const next = taken[index + relogins]
          expect(next === undefined || next - at >= window).toBe(true)
        })
      }),
    )
  })

  it('refills in one window after the clock was set back', async () => {
    const clock = new VirtualClock()
    const budget = createReloginBudget(clock)
    for (let taken = 0; taken < relogins; taken++) budget.take()
    clock.setBack(10 * window)
    expect(budget.take()).toBe(false)
    await clock.advance(window)
    expect(budget.take()).toBe(true)
  })
})
