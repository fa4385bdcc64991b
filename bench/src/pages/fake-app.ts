import type { Application } from '../../../miniprogram/composition/create-application'
import { VirtualClock } from '../../../test/support/virtual-clock'
import { Phone } from '../phone/phone'
import type { PageStack } from '../phone/wx'
import { createPhoneRealm } from '../realm/phone-realm'
import type { Realm } from '../realm/realm'
import { startApplication } from '../subjects/ours'
import type { Subject } from '../subjects/subject'
import type { Definition } from './definition'
import { FakePage } from './fake-page'

const HOME = 'pages/home/home'
const MINE = 'pages/mine/mine'

/** The built mini-program with its real pages, bound by the real bindings; only what draws them is missing. */
export class FakeApp {
  readonly phone: Phone
  readonly application: Application
  /** Every page that was opened, also those closed again. */
  readonly pages: FakePage[] = []
  private stack: FakePage[] = []
  private readonly definitions = new Map<string, Definition>()
  private readonly realm: Realm
  private readonly nextTick: (() => void)[] = []
  private tick = 0
  private isFlushing = false
  private loading = ''

  constructor(subject: Subject, token: string | null) {
    this.phone = new Phone(new VirtualClock(), subject.dialect)
    if (token !== null) {
      this.phone.server.tokens.add(token)
      subject.store(this.phone, token)
    }
    const pages: PageStack = {
      routes: () => this.stack.map(({ route }) => route),
      navigateTo: (route) => this.soon(() => this.push(route)),
      navigateBack: (delta) => this.soon(() => this.back(delta)),
      switchTab: () => undefined,
    }
    this.realm = createPhoneRealm(subject.modules, this.phone, {
      pages,
      globals: { Component: (definition: Definition) => this.register(definition) },
    })
    const wx = this.realm.globals.wx as Record<string, unknown>
    wx.nextTick = (callback: () => void) => this.schedule(callback)
    this.application = startApplication(this.realm)
    this.openTabs()
  }

  /** The page on top. */
  get top(): FakePage {
    const top = this.stack[this.stack.length - 1]
    if (top === undefined) throw new Error('no page is open')
    return top
  }

  /** Both tabs were looked at; 首页 is the one that is shown. */
  private openTabs(): void {
    this.push(MINE)
    this.stack = []
    const [mine] = this.pages
    if (mine !== undefined) mine.isHidden = true
    this.push(HOME)
  }

  private push(route: string): void {
    const below = this.stack[this.stack.length - 1]
    if (below !== undefined) below.isHidden = true
    const page = new FakePage(route, this.definitionOf(route), {
      now: () => this.tick,
      isFlushing: () => this.isFlushing,
    })
    this.pages.push(page)
    this.stack.push(page)
    page.open()
  }

  private back(delta: number): void {
    for (const page of this.stack.splice(Math.max(1, this.stack.length - delta))) page.close()
    this.top.isHidden = false
    this.top.call('onShow')
  }

  private definitionOf(route: string): Definition {
    this.loading = route
    this.realm.require(`${route}.js`)
    const definition = this.definitions.get(route)
    if (definition === undefined) throw new Error(`${route} registers no page`)
    return definition
  }

  private register(definition: Definition): void {
    definition.behaviors?.forEach((behavior) => behavior.definitionFilter?.(definition))
    this.definitions.set(this.loading, definition)
  }

  /** What is given to `wx.nextTick` in one turn runs together, before the next render. */
  private schedule(callback: () => void): void {
    this.nextTick.push(callback)
    if (this.nextTick.length > 1) return
    this.soon(() => {
      this.tick++
      this.isFlushing = true
      this.nextTick.splice(0).forEach((run) => run())
      this.isFlushing = false
    })
  }

  private soon(run: () => void): void {
    this.phone.clock.setTimeout(run, 0)
  }
}
