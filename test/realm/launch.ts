import type { Application } from '../../miniprogram/composition/create-application'
import type { FakeWx } from './fake-wx'
import type { PhoneModules } from './phone-modules'
import { createRealm } from './realm'

interface AppHooks {
  onLaunch(launch: { scene: number; query: Record<string, string> }): void
}

/** A page or component as `Component()` receives it. */
type Definition = Readonly<Record<string, unknown>>

/** The app after its launch. */
export interface LaunchedApp {
  readonly application: Application
  /** What each page and component registered, by its path. */
  readonly registered: ReadonlyMap<string, Definition>
  /** Resolves when the condition holds; rejects with the app's state after five seconds. */
  readonly until: (condition: () => boolean) => Promise<void>
}

/** Loads app.js and everything that registers itself, then launches the app as WeChat does. */
export function launchApp(modules: PhoneModules, fake: FakeWx): LaunchedApp {
  const registered = new Map<string, Definition>()
  let hooks: AppHooks | null = null
  let loading = ''
  const register = (definition: Definition): void => void registered.set(loading, definition)
  const realm = createRealm(modules, {
    wx: fake.wx,
    App: (app: AppHooks) => void (hooks = app),
    Page: register,
    Component: register,
    Behavior: (definition: Definition) => definition,
    getCurrentPages: () => fake.routes.map((route) => ({ route })),
    getApp: () => hooks,
    console: { log: () => undefined, error: () => undefined },
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
  })
  realm.require('app.js')
  for (const file of modules.keys()) {
    if (!/^(pages|components)\/([^/]+)\/\2\.js$/.test(file)) continue
    loading = file.replace(/\.js$/, '')
    realm.require(file)
  }
  const { application } = realm.require('composition/index.js') as { application: Application }
  const started = hooks as AppHooks | null
  started?.onLaunch({ scene: 1001, query: {} })
  return { application, registered, until: (condition) => waitUntil(condition, application) }
}

async function waitUntil(condition: () => boolean, { session }: Application): Promise<void> {
  const deadline = Date.now() + 5_000
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`still ${session.state}, error "${session.errorCode}"`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
