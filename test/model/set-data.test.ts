import { createApplication, type Application } from '../../miniprogram/composition/create-application'
import { FakePlatform } from '../support/fake-platform'
import { fieldsOf } from '../support/world/phone-pages'

type Changes = Readonly<Record<string, unknown>>

const waiting: (() => void)[] = []

/** What the bindings need of the platform: its next tick, here run by the test. */
Object.assign(globalThis, {
  Behavior: (definition: unknown) => definition,
  wx: {
    nextTick: (run: () => void) => {
      waiting.push(run)
    },
  },
})

/** A page that is only data, with one binding, and what each tick set on it. */
async function bind(store: object) {
  const { createStoreBindings } = await import('mobx-miniprogram-bindings')
  let calls: Changes[] = []
  const data: Record<string, unknown> = {}
  const host = {
    data,
    setData(changes: Changes) {
      Object.assign(data, changes)
      calls.push(changes)
    },
  }
  createStoreBindings(host, { store, fields: [...fieldsOf(store)], actions: [] })
  return {
    data,
    take: () => {
      const taken = calls
      calls = []
      return taken
    },
  }
}

async function setUp() {
  const phone = new FakePlatform()
  const app = createApplication(phone)
  app.start({ scene: 1001, query: {} })
  const pages = await Promise.all(Object.values<object>(app.views).map((view) => bind(view)))
  const most = { calls: 0, atAttach: 0 }
  /** Lets time pass, millisecond by millisecond, each with its tick. */
  const pass = async (milliseconds: number): Promise<void> => {
    for (let passed = 0; passed < milliseconds; passed++) {
      await phone.clock.advance(1)
      waiting.splice(0).forEach((run) => {
        run()
      })
      pages.forEach((page) => {
        const calls = page.take()
        const values = new Set(calls.flatMap((changes) => Object.keys(changes)))
        expect(calls.length).toBeLessThanOrEqual(values.size)
        most.calls = Math.max(most.calls, calls.length)
      })
    }
  }
  waiting.splice(0).forEach((run) => {
    run()
  })
  most.atAttach = Math.max(...pages.map((page) => page.take().length))
  return { app, phone, pages, most, pass }
}

const logIn = (app: Application): void => {
  app.session.requestLogin()
  app.session.grantConsent()
}

describe('setData', () => {
  it('is called at most once in a tick by the one binding of a page, and once at attach', async () => {
    const { app, phone, most, pass } = await setUp()
    await pass(20)
    logIn(app)
    await pass(300)
    expect(app.user.status).toBe('ready')
    phone.backend.revokeTokens()
    void app.user.refresh()
    await pass(500)
    phone.backend.currentUser = 'B'
    phone.backend.revokeTokens()
    void app.user.refresh()
    await pass(500)
    app.session.logout()
    await pass(100)
    expect(app.session.state).toBe('anonymous')
    expect(most).toEqual({ calls: 1, atAttach: 1 })
  })

  it('leaves the pages with what the stores say', async () => {
    const { app, pages, pass } = await setUp()
    await pass(20)
    logIn(app)
    await pass(300)
    const shown = Object.values<object>(app.views).map((view) =>
      Object.fromEntries(fieldsOf(view).map((name) => [name, (view as Changes)[name]])),
    )
    expect(pages.map(({ data }) => data)).toEqual(shown)
  })
})
