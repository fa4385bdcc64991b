import './globals'
import { createStoreBindings } from 'mobx-miniprogram-bindings'
import type { Application } from '../../../miniprogram/composition/create-application'
import type { World } from './world'

/** An open page with its data. */
export interface Page {
  readonly route: string
  readonly data: Record<string, unknown>
  close(): void
}

const HOME = 'pages/home/home'
const MINE = 'pages/mine/mine'
const LOGIN = 'pages/login/login'
const TABS: readonly string[] = [HOME, MINE]
const FULL_STACK = 10

/** The page stack. Tab pages stay alive behind each other; every page has one binding, to its view store. */
export class PhonePages {
  private readonly world: World
  private readonly tabs = new Map<string, Page>()
  private stack: Page[] = []

  constructor(world: World) {
    this.world = world
  }

  /** Every page that lives, shown or not. */
  get alive(): readonly Page[] {
    return [...new Set([...this.tabs.values(), ...this.stack])]
  }

  routes(): { route: string }[] {
    return this.stack.map(({ route }) => ({ route }))
  }

  open(url: string): boolean {
    if (this.stack.length >= FULL_STACK) return false
    this.stack.push(this.create(toRoute(url)))
    return true
  }

  replace(url: string): void {
    this.leave(1)
    this.stack.push(this.create(toRoute(url)))
  }

  back(delta = 1): void {
    this.leave(Math.min(delta, this.stack.length - 1))
  }

  switchTab(url: string): void {
    const route = toRoute(url)
    this.leave(this.stack.length)
    const tab = this.tabs.get(route) ?? this.create(route)
    this.tabs.set(route, tab)
    this.stack = [tab]
  }

  /** The app was killed, or opens anew. */
  closeAll(): void {
    this.alive.forEach((page) => {
      page.close()
    })
    this.tabs.clear()
    this.stack = []
  }

  private leave(count: number): void {
    for (const page of this.stack.splice(Math.max(0, this.stack.length - count)).reverse()) {
      if (TABS.includes(page.route)) continue
      page.close()
      if (page.route === LOGIN) this.world.app.session.cancelLogin()
    }
  }

  private create(route: string): Page {
    const { world } = this
    const store = viewOf(world.app, route)
    const data: Record<string, unknown> = {}
    const page = { route, data, close: (): void => undefined }
    if (store === null) return page
    const host = {
      data,
      setData(changes: Record<string, unknown>) {
        Object.assign(data, changes)
        world.notice({ type: 'page.changed', page })
      },
    }
    const bindings = createStoreBindings(host, { store, fields: [...fieldsOf(store)], actions: [] })
    bindings.updateStoreBindings()
    page.close = () => {
      bindings.destroyStoreBindings()
    }
    return page
  }
}

/** The view store of a page; null for one without. */
export function viewOf({ views }: Application, route: string): object | null {
  if (route === HOME) return views.home
  if (route === MINE) return views.mine
  return route === LOGIN ? views.login : null
}

const knownFields = new Map<object, readonly string[]>()

/** Every field that a view store offers. */
export function fieldsOf(store: object): readonly string[] {
  const shape = Object.getPrototypeOf(store) as object
  const known = knownFields.get(shape)
  if (known !== undefined) return known
  const fields = Object.entries(Object.getOwnPropertyDescriptors(shape))
  const names = fields.filter(([, field]) => field.get !== undefined).map(([name]) => name)
  knownFields.set(shape, names)
  return names
}

function toRoute(url: string): string {
  return url.replace(/^\//, '').replace(/\?.*$/, '')
}
