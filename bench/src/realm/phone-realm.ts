import type { Phone } from '../phone/phone'
import { createRandom } from '../phone/random'
import { createWx, type PageStack } from '../phone/wx'
import { createRealm, type Modules, type Realm } from './realm'

/** What one run may want otherwise. */
export interface RealmOptions {
  /** Of the code's own `Math.random`. */
  readonly seed?: number
  readonly pages?: PageStack
  /** Added to the globals, or in their place. */
  readonly globals?: Readonly<Record<string, unknown>>
}

const NOTHING = (): void => undefined

const ONE_PAGE: PageStack = {
  routes: () => ['pages/home/home'],
  navigateTo: NOTHING,
  navigateBack: NOTHING,
  switchTab: NOTHING,
}

/** A realm with this phone's `wx`, its clock, and chance drawn from a seed. */
export function createPhoneRealm(
  modules: Modules,
  phone: Phone,
  { seed = 1, pages = ONE_PAGE, globals = {} }: RealmOptions = {},
): Realm {
  const { clock } = phone
  const platform = {
    wx: createWx(phone, pages),
    App: NOTHING,
    Page: NOTHING,
    Component: NOTHING,
    Behavior: (definition: unknown) => definition,
    getApp: NOTHING,
    getCurrentPages: () => pages.routes().map((route) => ({ route })),
    console: { log: NOTHING, info: NOTHING, warn: NOTHING, error: NOTHING, debug: NOTHING },
    setTimeout: (callback: () => void, milliseconds = 0) => clock.setTimeout(callback, milliseconds),
    clearTimeout: clock.clearTimeout,
    ...globals,
  }
  return createRealm(modules, platform, { now: clock.now, random: createRandom(seed) })
}
