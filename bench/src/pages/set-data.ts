import type { Subject } from '../subjects/subject'
import { FakeApp } from './fake-app'
import type { Call, FakePage } from './fake-page'

/** The `setData` calls of one page during one thing that happened. */
export interface PageCost {
  readonly event: string
  readonly route: string
  /** By the binding as the page is attached; 0 for pages that were open before. */
  readonly atAttach: number
  /** By the binding, while the page is shown, with something new. */
  readonly bound: Total
  /** By the page's own code, likewise. */
  readonly own: Total
  /** While the page is shown, with nothing new. */
  readonly noOp: number
  /** While the page is hidden. */
  readonly hidden: Total
  /** The most calls by the binding in one tick. */
  readonly mostInOneTick: number
}

/** Calls, and the bytes of their data as JSON. */
export interface Total {
  readonly calls: number
  readonly bytes: number
}

/** Time enough for everything that follows from a tap or a request. */
const QUIET = 20_000

/** A login that the user asks for, and a relogin that he does not see. */
export async function measureSetData(subject: Subject): Promise<PageCost[]> {
  const anonymous = new FakeApp(subject, null)
  const login = await observe('login', anonymous, async () => {
    anonymous.top.call('onLoginTap')
    await anonymous.phone.clock.advance(500)
    anonymous.top.call('onConsentChange', { detail: { value: ['agreed'] } })
    anonymous.top.call('onLoginTap')
  })
  const known = new FakeApp(subject, 'stored')
  const relogin = await observe('relogin', known, async () => {
    known.phone.server.tokens.clear()
    await known.application.gate.request({ method: 'GET', path: '/items/1', parse: (data) => data })
  })
  for (const { application } of [anonymous, known]) {
    if (application.session.state !== 'loggedIn') throw new Error('the login did not succeed')
  }
  return [...login, ...relogin]
}

async function observe(event: string, app: FakeApp, run: () => Promise<void>): Promise<PageCost[]> {
  const { clock } = app.phone
  await clock.advance(QUIET)
  app.pages.forEach(({ calls }) => calls.splice(0))
  const running = run()
  await clock.advance(QUIET)
  await running
  await clock.advance(QUIET)
  return app.pages.map((page) => toCost(event, page)).sort((a, b) => a.route.localeCompare(b.route))
}

function toCost(event: string, { route, calls }: FakePage): PageCost {
  const later = calls.filter(({ by }) => by !== 'attach')
  const shown = later.filter(({ isHidden }) => !isHidden)
  const changing = shown.filter(({ isNoOp }) => !isNoOp)
  return {
    event,
    route,
    atAttach: calls.length - later.length,
    bound: totalOf(changing.filter(({ by }) => by === 'binding')),
    own: totalOf(changing.filter(({ by }) => by === 'page')),
    noOp: shown.length - changing.length,
    hidden: totalOf(later.filter(({ isHidden }) => isHidden)),
    mostInOneTick: mostInOneTick(later),
  }
}

function totalOf(calls: readonly Call[]): Total {
  return { calls: calls.length, bytes: calls.reduce((sum, { bytes }) => sum + bytes, 0) }
}

function mostInOneTick(calls: readonly Call[]): number {
  const perTick = new Map<number, number>()
  for (const { by, tick } of calls) {
    if (by === 'binding') perTick.set(tick, (perTick.get(tick) ?? 0) + 1)
  }
  return Math.max(0, ...perTick.values())
}
