import type { DeviceSettings } from '../shared/device'
import type { CompiledProgram } from '../shared/program'
import type { AppObject } from './app-life'
import { phoneTexts } from './chrome/texts'
import { createContext } from './create-context'
import { Environment, type GlobalScope, type TemplateGroup } from './environment'
import { ErrorHub } from './errors'
import type { PageObject } from './page'
import { toUrl } from './routes'
import { followSurroundings } from './surroundings'
import type { PhoneContext } from './wx/context'
import { createWx, type WxObject } from './wx/index'

/** How the scripts of the mini-program are loaded; they find `wx`, `App` and the rest as globals. */
export interface ProgramModules {
  readonly app: () => unknown
  /** By path of the page or component. */
  readonly units: Readonly<Record<string, () => unknown>>
}

export interface PhoneOptions {
  readonly program: CompiledProgram
  readonly templates: TemplateGroup
  readonly modules: ProgramModules
  readonly settings?: Partial<DeviceSettings>
  /** Page to open first, such as `/pages/home/home?from=share`; the app's first page otherwise. */
  readonly url?: string
  readonly container?: HTMLElement
  readonly fetch?: typeof fetch
  readonly reload?: (settings?: Partial<DeviceSettings>) => void
  /** Last changes to `wx`, before any script of the mini-program runs. */
  readonly prepareWx?: (wx: WxObject) => void
}

/** A running mini-program. */
export interface Phone {
  readonly context: PhoneContext
  readonly environment: Environment
  /** What the mini-program left uncaught. */
  readonly errors: readonly unknown[]
  dispose(): void
}

type MiniProgramScope = GlobalScope & {
  wx?: unknown
  App?: (app: AppObject) => void
  getApp?: () => AppObject
  getCurrentPages?: () => PageObject[]
}

/** Starts a mini-program as the platform does: `wx` and the other globals, app.ts, the pages' scripts, launch, first page. */
export function startPhone(options: PhoneOptions): Phone {
  const { program, modules, templates } = options
  const scope = globalThis as MiniProgramScope
  const hub = new ErrorHub()
  const environment = new Environment(program, scope)
  const context = createContext(options, environment, hub.report)
  const errors: unknown[] = []
  hub.listener = (error, kind) => {
    errors.push(error)
    context.life.fail(error, kind)
  }
  installGlobals(options, context, scope)

  modules.app()
  for (const unit of program.units) {
    environment.register(unit, templates, scope, () => modules.units[unit.path]?.())
  }
  ;(options.container ?? document.body).append(context.screen.element)
  const stopFollowing = followSurroundings(context)
  launch(context)
  return {
    context,
    environment,
    errors,
    dispose() {
      stopFollowing()
      context.stack.dispose()
      hub.dispose()
    },
  }
}

function installGlobals(options: PhoneOptions, context: PhoneContext, scope: MiniProgramScope): void {
  const { life, stack } = context
  const wx = createWx(context)
  options.prepareWx?.(wx)
  scope.wx = wx
  scope.App = life.register
  scope.getApp = () => life.app
  scope.getCurrentPages = () => stack.pages.map((page) => page.object)
}

function launch({ life, stack, screen, device }: PhoneContext): void {
  life.start()
  const { path, query } = life.launch as { path: string; query: Record<string, string> }
  if (stack.has(path)) {
    stack.reLaunch(toUrl({ path, query }))
  } else if (!life.missPage({ path, query, isEntryPage: true })) {
    screen.pages.textContent = phoneTexts(device.settings.language).missingPage
  }
}
