import fc from 'fast-check'
import { SessionError } from '../../miniprogram/core/errors'
import { AUTH_LIMITS, createAuthGuard, MOCK_CODE } from '../../miniprogram/services/auth-guard'
import { FakeAuth } from '../support/fake-auth'
import { watch } from '../support/outcome'
import { settle, VirtualClock } from '../support/virtual-clock'

const { loginLifetime } = AUTH_LIMITS

/** The app is in the foreground. */
const shown = { whenShown: () => Promise.resolve() }

function setUp() {
  const clock = new VirtualClock()
  const auth = new FakeAuth(clock)
  const guard = createAuthGuard(auth, clock, shown)
  const call = () => {
    const controller = new AbortController()
    const outcome = watch(guard.fetchCode(controller.signal))
    return {
      outcome,
      cancel: () => {
        controller.abort()
      },
    }
  }
  return { clock, auth, guard, call }
}

describe('createAuthGuard: fetchCode', () => {
  it('hands out the code of a wx.login', async () => {
    const { auth, call } = setUp()
    const { outcome } = call()
    await settle()
    auth.login.answer('c1')
    await settle()
    expect(outcome).toEqual({ settled: 1, value: 'c1' })
  })

  it('makes one wx.login when a login is cancelled and asked for again, and its code goes to who is left', async () => {
    const { clock, auth, call } = setUp()
    const first = call()
    await settle()
    first.cancel()
    await clock.advance(100)
    const second = call()
    await settle()
    auth.login.answer('c1')
    await settle()
    expect(auth.logins).toHaveLength(1)
    expect(first.outcome).toEqual({ settled: 1, code: 'aborted' })
    expect(second.outcome).toEqual({ settled: 1, value: 'c1' })
  })

  it('lets nobody cancel the wx.login that others share', async () => {
    const { auth, call } = setUp()
    const first = call()
    const second = call()
    await settle()
    first.cancel()
    await settle()
    expect(second.outcome.settled).toBe(0)
    auth.login.answer('c1')
    await settle()
    expect(second.outcome.value).toBe('c1')
  })

  it('hands a code out once: who shared it gets the next one', async () => {
    const { auth, call } = setUp()
    const callers = [call(), call(), call()]
    for (const code of ['c1', 'c2', 'c3']) {
      await settle()
      auth.login.answer(code)
    }
    await settle()
    expect(auth.logins).toHaveLength(3)
    expect(callers.map(({ outcome }) => outcome.value)).toEqual(['c1', 'c2', 'c3'])
  })

  it('gives up when the platform repeats a code that was used', async () => {
    const { clock, auth, call } = setUp()
    call()
    await settle()
    auth.login.answer('same')
    const { outcome } = call()
    for (let attempt = 0; attempt < 3; attempt++) {
      await clock.advance(300)
      auth.login.answer('same')
    }
    await settle()
    expect(outcome).toEqual({ settled: 1, code: 'code_invalid' })
    expect(auth.logins.length).toBeLessThanOrEqual(4)
  })

  it('takes the mock code of DevTools as often as it comes', async () => {
    const { auth, call } = setUp()
    for (let login = 0; login < 3; login++) {
      const { outcome } = call()
      await settle()
      auth.login.answer(MOCK_CODE)
      await settle()
      expect(outcome).toEqual({ settled: 1, value: MOCK_CODE })
    }
  })

  it('does not keep a failure: the next caller starts anew', async () => {
    const { auth, call } = setUp()
    const failing = call()
    await settle()
    auth.login.fail(new SessionError('network'))
    await settle()
    expect(failing.outcome).toEqual({ settled: 1, code: 'network' })
    const { outcome } = call()
    await settle()
    auth.login.answer('c1')
    await settle()
    expect(outcome.value).toBe('c1')
    expect(auth.logins).toHaveLength(2)
  })

  it('tries a wx.login of its own when the one it shared failed for another caller', async () => {
    const { auth, call } = setUp()
    const first = call()
    const second = call()
    await settle()
    first.cancel()
    auth.login.fail(new SessionError('network'))
    await settle()
    expect(auth.logins).toHaveLength(2)
    auth.login.answer('c1')
    await settle()
    expect(first.outcome).toEqual({ settled: 1, code: 'network' })
    expect(second.outcome).toEqual({ settled: 1, value: 'c1' })
  })

  it('says timeout when every wx.login that it could share is lost', async () => {
    const { clock, auth, call } = setUp()
    for (let caller = 0; caller < 4; caller++) call()
    const last = call()
    for (let attempt = 0; attempt < 3; attempt++) await clock.advance(loginLifetime)
    expect(auth.logins.length).toBeLessThanOrEqual(4)
    expect(last.outcome).toEqual({ settled: 1, code: 'timeout' })
  })

  it('turns a port that throws into a rejection', async () => {
    const clock = new VirtualClock()
    const broken = {
      fetchCode: () => {
        throw new SessionError('server')
      },
      checkSession: () => Promise.resolve('valid' as const),
    }
    const outcome = watch(createAuthGuard(broken, clock, shown).fetchCode(new AbortController().signal))
    await settle()
    expect(outcome).toEqual({ settled: 1, code: 'server' })
  })

  it('starts another wx.login when the one before hangs longer than its lifetime', async () => {
    const { clock, auth, call } = setUp()
    call()
    await clock.advance(loginLifetime)
    const { outcome } = call()
    await settle()
    expect(auth.logins).toHaveLength(2)
    auth.login.answer('c2')
    await settle()
    expect(outcome.value).toBe('c2')
  })

  it('leaves a hanging wx.login that it shares when its lifetime is over, in time for one of its own', async () => {
    const { clock, auth, call } = setUp()
    const first = call()
    await clock.advance(10)
    first.cancel()
    const second = call()
    const start = clock.now() - 10
    await clock.advance(loginLifetime - 10)
    expect(auth.logins).toHaveLength(2)
    auth.login.answer('c2')
    await settle()
    expect(second.outcome).toEqual({ settled: 1, value: 'c2' })
    // The sign-in machine gives its caller five seconds; the code came a second before they are over.
    expect(clock.now() - start).toBeLessThanOrEqual(5_000 - 1_000)
  })

  it('keeps a slow wx.login for who asked for it first, beyond its lifetime', async () => {
    const { clock, auth, call } = setUp()
    const { outcome } = call()
    await clock.advance(loginLifetime + 500)
    expect(auth.logins).toHaveLength(1)
    auth.login.answer('slow')
    await settle()
    expect(outcome.value).toBe('slow')
  })

  it('never hands out a code of a lost wx.login to a second caller', async () => {
    const { clock, auth, call } = setUp()
    call().cancel()
    await clock.advance(loginLifetime)
    const { outcome } = call()
    await settle()
    auth.logins[0]?.answer('lost')
    await settle()
    expect(outcome.settled).toBe(0)
    auth.login.answer('c2')
    await settle()
    expect(outcome.value).toBe('c2')
  })

  it('leaves no timer behind when it was answered', async () => {
    const { clock, auth, call } = setUp()
    call()
    await settle()
    auth.login.answer('c1')
    await settle()
    expect(clock.pending).toBe(0)
  })
})

describe('createAuthGuard: the rate', () => {
  interface Call {
    readonly wait: number
    readonly kind: 'login' | 'check'
    /** How a login ends. */
    readonly end: 'answered' | 'failed' | 'hangs' | 'cancelled'
  }
  const calls: fc.Arbitrary<Call[]> = fc.array(
    fc.record({
      wait: fc.oneof(fc.constant(0), fc.nat({ max: 400 }), fc.nat({ max: 6_000 })),
      kind: fc.constantFrom('login', 'check'),
      end: fc.constantFrom('answered', 'failed', 'hangs', 'cancelled'),
    }),
    { maxLength: 40 },
  )

  async function run(list: readonly Call[]) {
    const { clock, auth, guard, call } = setUp()
    const outcomes = []
    for (const [index, { wait, kind, end }] of list.entries()) {
      await clock.advance(wait)
      if (kind === 'check') {
        void guard.checkSession()
        continue
      }
      const { outcome, cancel } = call()
      outcomes.push(outcome)
      await settle()
      if (end === 'cancelled') cancel()
      if (end === 'answered') auth.logins.at(-1)?.answer(`code-${String(index)}`)
      if (end === 'failed') auth.logins.at(-1)?.fail(new SessionError('network'))
    }
    await clock.drain()
    return { auth, outcomes }
  }

  it('is at most four calls in any second, checkSession included, whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(calls, async (list) => {
        const { auth } = await run(list)
        auth.calls.forEach((at, index) => {
          expect(auth.calls.filter((other) => other >= at && other < at + 1_000).length).toBeLessThanOrEqual(
            4,
          )
          const fourLater = auth.calls[index + 4]
          expect(fourLater === undefined || fourLater - at >= 1_000).toBe(true)
        })
      }),
      { numRuns: 200 },
    )
  })

  it('costs no call: every checkSession is made in the end', async () => {
    await fc.assert(
      fc.asyncProperty(calls, async (list) => {
        const { auth } = await run(list)
        expect(auth.checks).toHaveLength(list.filter(({ kind }) => kind === 'check').length)
      }),
    )
  })

  it('hands no code out twice', async () => {
    await fc.assert(
      fc.asyncProperty(calls, async (list) => {
        const { outcomes } = await run(list)
        const codes = outcomes.map(({ value }) => value).filter((value) => value !== undefined)
        expect(new Set(codes).size).toBe(codes.length)
        outcomes.forEach(({ settled }) => {
          expect(settled).toBeLessThanOrEqual(1)
        })
      }),
    )
  })

  it('survives a clock that is set back: no burst, and nobody waits for it to catch up', async () => {
    const { auth, clock, guard } = setUp()
    for (let check = 0; check < 4; check++) void guard.checkSession()
    await settle()
    clock.setBack(3_600_000)
    const late = watch(guard.checkSession())
    await clock.advance(999)
    expect(auth.checks).toHaveLength(4)
    await clock.advance(1)
    expect(late.value).toBe('valid')
  })
})
