import { settle } from '../virtual-clock'
import type { Step, StepKind, Tap } from './step'
import type { World } from './world'

type Perform<K extends StepKind> = (world: World, step: Extract<Step, { kind: K }>) => void | Promise<void>

/** What somebody does in the app: it brings a hidden app to the front. */
const BY_USER: { readonly [K in StepKind]?: Perform<K> } = {
  request: (world, step) => void world.requests.make(step),
  burst(world, { count, ...spec }) {
    for (let index = 0; index < count; index++) {
      world.requests.make({ ...spec, endpoint: (spec.endpoint + index) % 10 })
    }
  },
  abort: (world, { nth }) => {
    world.requests.abort(nth)
  },
  tap: (world, step) => {
    tap(world, step.tap)
  },
  async hammer(world, step) {
    for (let count = 0; count < step.count; count++) {
      tap(world, step.tap)
      await world.clock.advance(step.every)
    }
  },
  refresh({ app }) {
    void app.user.refresh()
    void app.checkIns.refresh()
  },
  checkIn(world) {
    world.notice({ type: 'tapped', tap: 'action' })
    world.app.checkIns.checkIn()
  },
  page({ app, pages }, { to }) {
    if (to === 'back') pages.back()
    else if (to === 'agreement') app.navigation.navigateTo('/pages/agreement/agreement')
    else app.navigation.switchTab(`/pages/${to}/${to}`)
  },
}

/** What the world sets, until it is set otherwise. */
const FAULTS: { readonly [K in StepKind]?: Perform<K> } = {
  login: ({ auth }, { mode }) => void (auth.loginMode = mode),
  check: ({ auth }, { mode }) => void (auth.checkMode = mode),
  http: ({ network }, { mode }) => void (network.mode = mode),
  storage: ({ storage }, { mode }) => void (storage.mode = mode),
  server: ({ backend }, { faults }) => void Object.assign(backend.faults, faults),
  user: ({ backend }, { user }) => void (backend.user = user),
  network: ({ network }, { mode }) => void (network.reach = mode),
  hide: ({ presence }, { freezesAfter }) => presence.hide(freezesAfter),
}

const IN_THE_WORLD: { readonly [K in StepKind]?: Perform<K> } = {
  wait: (world, { ms }) => world.clock.advance(ms),
  show: ({ presence }) => presence.show(),
  revoke(world) {
    world.backend.revokeTokens()
    world.notice({ type: 'revoked' })
  },
  async relaunch(world, { isHasty }) {
    world.kill()
    await relaunch(world, isHasty)
  },
  stray({ actors, backend, session }, { nth, event }) {
    const older = [...backend.issued.keys()].filter((token) => token !== session?.token)
    const token = older[nth % older.length]
    if (token !== undefined) actors.session.send({ type: event, token })
  },
}

/** Lets one step happen, with everything that follows from it at once. */
export async function perform(world: World, step: Step): Promise<void> {
  if (step.kind in BY_USER) await world.presence.show()
  if (step.kind in FAULTS) world.notice({ type: 'disturbed' })
  const { [step.kind]: act } = { ...BY_USER, ...FAULTS, ...IN_THE_WORLD }
  await act?.(world, step as never)
  await world.clock.advance(0)
  if (world.thread.isKilled) await relaunch(world, false)
  world.notice({ type: 'step.done' })
}

function tap(world: World, what: Tap): void {
  const { session } = world.app
  world.notice({ type: 'tapped', tap: what })
  if (what === 'login' || what === 'button') session.requestLogin()
  if (what === 'consent' || what === 'button') session.grantConsent()
  if (what === 'cancel') session.cancelLogin()
  if (what === 'logout') session.logout()
  if (what === 'retry') session.retry()
}

async function relaunch(world: World, isHasty: boolean): Promise<void> {
  // What the old app still had to do in this moment happens while it is dead.
  await settle()
  if (world.thread.isKilled) world.kill()
  world.launch()
  if (isHasty) tap(world, 'login')
  await world.clock.advance(0)
}
