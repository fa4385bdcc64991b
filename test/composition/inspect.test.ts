import { createActor, createMachine, fromPromise } from 'xstate'
import { createApplication } from '../../miniprogram/composition/create-application'
import { createInspector } from '../../miniprogram/composition/inspect'
import { SESSION_ERROR_CODES, SessionError } from '../../miniprogram/core/errors'
import { TransitionLog } from '../../miniprogram/stores/transition-log.store'
import { FakePlatform } from '../support/fake-platform'
import { settle, VirtualClock } from '../support/virtual-clock'

/** What is reported of a promise actor that fails with this. */
async function reportsOf(error: unknown): Promise<readonly { where: string; error: unknown }[]> {
  const reports: { where: string; error: unknown }[] = []
  const machine = createMachine({
    id: 'm',
    initial: 'working',
    states: {
      working: {
        invoke: {
          id: 'work',
          src: fromPromise(() => Promise.reject(error as Error)),
          onDone: 'rest',
          onError: 'rest',
        },
      },
      rest: {},
    },
  })
  const inspect = createInspector(new VirtualClock(), new TransitionLog(), {
    report: (where, reported) => reports.push({ where, error: reported }),
  })
  createActor(machine, { inspect }).start()
  await settle()
  return reports
}

describe('createInspector: failures', () => {
  const unexpected = ['server', 'storage']

  it.each(SESSION_ERROR_CODES.filter((code) => !unexpected.includes(code)))(
    'does not report %s: the chart handles it',
    async (code) => {
      expect(await reportsOf(new SessionError(code))).toEqual([])
    },
  )

  it.each(unexpected)('reports %s once, with the actor it was seen at', async (code) => {
    const error = new SessionError(code as 'server')
    expect(await reportsOf(error)).toEqual([{ where: 'xstate.error.actor.work', error }])
  })

  it.each([new TypeError('x is not a function'), 'text', undefined])(
    'reports %p: that is a fault of ours',
    async (error) => {
      expect(await reportsOf(error)).toEqual([{ where: 'xstate.error.actor.work', error }])
    },
  )
})

describe('createInspector: transitions', () => {
  it('logs each step of a machine that moved, dated by the clock', async () => {
    const phone = new FakePlatform()
    const app = createApplication(phone)
    app.start({ scene: 1001, query: {} })
    await phone.clock.advance(5)
    const at = phone.clock.now()
    app.session.requestLogin()
    app.session.requestLogin()
    app.session.grantConsent()
    await phone.clock.advance(2_000)
    const { entries } = app.recorder
    expect(
      entries.filter(({ machine }) => machine === 'session').map(({ event, from, to }) => [event, from, to]),
    ).toEqual([
      ['xstate.done.actor.restoreSession', 'anonymous.restoring', 'anonymous.idle'],
      ['login.requested', 'anonymous.idle', 'authorizing.consent'],
      ['consent.granted', 'authorizing.consent', 'authorizing.signingIn'],
      ['xstate.done.actor.signIn', 'authorizing.signingIn', 'loggedIn.valid'],
    ])
    expect(entries.filter(({ machine }) => machine === 'signIn').map(({ to }) => to)).toEqual([
      'exchangingCode',
      'savingSession',
      'signedIn',
    ])
    expect(entries.filter(({ machine }) => machine === 'profile').map(({ to }) => to)).toEqual([
      'loading',
      'ready',
    ])
    expect(entries.find(({ event }) => event === 'login.requested')?.at).toBe(at)
  })

  it('starts every sign-in anew: two in a row log the same steps', async () => {
    const phone = new FakePlatform()
    const app = createApplication(phone)
    app.start({ scene: 1001, query: {} })
    const steps = []
    for (let login = 0; login < 2; login++) {
      const before = app.recorder.entries.length
      app.session.requestLogin()
      app.session.grantConsent()
      await phone.clock.advance(2_000)
      app.session.logout()
      await phone.clock.advance(2_000)
      steps.push(
        app.recorder.entries
          .slice(before)
          .filter(({ machine }) => machine === 'signIn')
          .map(({ to }) => to),
      )
    }
    expect(steps[0]).toEqual(steps[1])
  })

  it('logs names only: no token, code, user or text of his', async () => {
    const phone = new FakePlatform()
    const app = createApplication(phone)
    app.start({ scene: 1001, query: {} })
    await settle()
    app.session.requestLogin()
    app.session.grantConsent()
    await phone.clock.advance(2_000)
    phone.backend.revokeTokens()
    phone.backend.currentUser = 'B'
    await Promise.all([app.user.refresh(), phone.clock.advance(2_000)])
    expect(app.session.userId).toBe('B')
    for (const entry of app.recorder.entries) {
      const { at, machine, event, from, to, ...others } = entry
      expect(others).toEqual({})
      expect(typeof at).toBe('number')
      expect(`${machine} ${event} ${from} ${to}`).toMatch(/^[a-zA-Z. ]+$/)
    }
  })
})
