import { settle } from '../virtual-clock'
import type { Step } from './step'
import type { World } from './world'

/** Kinds of steps that somebody does in the app: they bring a hidden app to the front. */
const USER_STEPS: readonly Step['kind'][] = [
  'request',
  'burst',
  'abort',
  'tap',
  'hammer',
  'refresh',
  'checkIn',
  'page',
]

/** Lets one step happen, with everything that follows from it at once. */
export async function perform(world: World, step: Step): Promise<void> {
  if (USER_STEPS.includes(step.kind)) await world.show()
  await act(world, step)
  await world.clock.advance(0)
  if (world.thread.isKilled) await relaunch(world, false)
  world.notice({ type: 'step.done' })
}

async function act(world: World, step: Step): Promise<void> {
  switch (step.kind) {
    case 'request':
      world.requests.make(step)
      return
    case 'burst':
      for (let count = 0; count < step.count; count++) {
        world.requests.make({ ...step, endpoint: (step.endpoint + count) % 10 })
      }
      return
    case 'abort':
      world.requests.abort(step.nth)
      return
    case 'tap':
      tap(world, step.tap)
      return
    case 'hammer':
      for (let count = 0; count < step.count; count++) {
        tap(world, step.tap)
        await world.clock.advance(step.every)
      }
      return
    case 'wait':
      await world.clock.advance(step.ms)
      return
    case 'refresh':
      void world.app.user.refresh()
      void world.app.checkIns.refresh()
      return
    case 'checkIn':
      world.notice({ type: 'tapped', tap: 'action' })
      world.app.checkIns.checkIn()
      return
    case 'page':
      openPage(world, step.to)
      return
    case 'hide':
      world.notice({ type: 'disturbed' })
      await world.hide(step.freezesAfter)
      return
    case 'show':
      await world.show()
      return
    case 'relaunch':
      world.kill()
      await relaunch(world, step.isHasty)
      return
    case 'stray':
      stray(world, step.nth, step.event)
      return
    case 'revoke':
      world.backend.revokeTokens()
      world.notice({ type: 'revoked' })
      return
    default:
      world.notice({ type: 'disturbed' })
      setFault(world, step)
  }
}

function tap(world: World, what: Extract<Step, { kind: 'tap' }>['tap']): void {
  const { session } = world.app
  world.notice({ type: 'tapped', tap: what })
  const taps = {
    login: session.requestLogin,
    consent: session.grantConsent,
    button() {
      session.requestLogin()
      session.grantConsent()
    },
    cancel: session.cancelLogin,
    logout: session.logout,
    retry: session.retry,
  }
  taps[what]()
}

type Fault = Extract<Step, { kind: 'login' | 'check' | 'http' | 'network' | 'storage' | 'server' | 'user' }>

function setFault(world: World, step: Fault): void {
  const { auth, backend, network, storage } = world
  if (step.kind === 'login') auth.loginMode = step.mode
  else if (step.kind === 'check') auth.checkMode = step.mode
  else if (step.kind === 'http') network.mode = step.mode
  else if (step.kind === 'network') world.setReach(step.mode)
  else if (step.kind === 'storage') storage.mode = step.mode
  else if (step.kind === 'server') Object.assign(backend.faults, step.faults)
  else backend.user = step.user
}

function openPage({ app, pages }: World, to: Extract<Step, { kind: 'page' }>['to']): void {
  if (to === 'back') pages.back()
  else if (to === 'agreement') app.navigation.navigateTo('/pages/agreement/agreement')
  else app.navigation.switchTab(`/pages/${to}/${to}`)
}

function stray(world: World, nth: number, type: 'session.rejected' | 'session.refused'): void {
  const older = [...world.backend.issued.keys()].filter((token) => token !== world.session?.token)
  const token = older[nth % older.length]
  if (token !== undefined) world.actors.session.send({ type, token })
}

async function relaunch(world: World, isHasty: boolean): Promise<void> {
  // What the old app still had to do in this moment happens while it is dead.
  await settle()
  if (world.thread.isKilled) world.kill()
  world.launch()
  if (isHasty) tap(world, 'login')
  await world.clock.advance(0)
}
