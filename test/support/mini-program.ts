import fs from 'node:fs'
import path from 'node:path'
import type { Compilation } from '../../preview/build/compile'
import type { TemplateGroup } from '../../preview/phone/environment'
import type { PageObject } from '../../preview/phone/page'
import type * as start from '../../preview/phone/start'
import type { WxObject } from '../../preview/phone/wx/index'
import type { DeviceSettings } from '../../preview/shared/device'
import { PhoneDriver } from './phone-driver'

export interface TestLaunch {
  /** Members of `wx` to replace, before any script of the mini-program runs. */
  readonly wx?: WxObject
  /** What storage holds at launch, by key. */
  readonly storage?: Readonly<Record<string, unknown>>
  /** The device: language, theme, scene, base library, network, `wx.login`. */
  readonly settings?: Partial<DeviceSettings>
  /** Answers requests; without it they fail as if no server were there. */
  readonly fetch?: typeof fetch
  readonly program?: 'mini-program' | 'fixture'
}

let running: start.Phone | undefined

/**
 * Starts the mini-program in jsdom, on the same runtime as the preview: fresh modules, fresh storage, fresh screen.
 * @param url page to open first, such as `/pages/login/login`
 */
export function launch(url: string, options: TestLaunch = {}): PhoneDriver {
  const phone = startFresh(url, options)
  return new PhoneDriver(phone, document)
}

/** Renders one component alone, outside of any page. @param component path such as `components/notice/notice` */
export function mount(component: string, properties: Record<string, unknown> = {}, options: TestLaunch = {}) {
  const { environment } = startFresh('', options)
  const root = environment.createRoot('test-root', `/${component}`)
  const object = root.get() as unknown as PageObject
  const placeholder = document.body.appendChild(document.createElement('div'))
  object.setData(properties)
  root.attach(document.body as never, placeholder as never)
  const node = root.getComponent()
  return {
    object,
    element: node.getBackendElement() as unknown as HTMLElement,
    /** Calls the listener with the detail of each event of that name. */
    on(event: string, listener: (detail: unknown) => void) {
      node.addListener(event, ({ detail }) => {
        listener(detail)
      })
    },
    setProperties(changed: Record<string, unknown>) {
      object.setData(changed)
    },
    unmount() {
      root.release()
    },
  }
}

function startFresh(url: string, options: TestLaunch): start.Phone {
  const { program, root, appScript } = compiled(options.program ?? 'mini-program')
  stop()
  prepareDocument()
  for (const [key, value] of Object.entries(options.storage ?? {})) {
    localStorage.setItem(`mini-program:${key}`, JSON.stringify(value))
  }
  jest.resetModules()
  const { startPhone } = jest.requireActual<typeof start>('../../preview/phone/start')
  const load = (file: string) => (): unknown => jest.requireActual(path.join(root, file))
  running = startPhone({
    // jsdom knows nothing of container units and nesting, and draws nothing.
    program: { ...program, styles: [] },
    templates: evaluate(program.templates),
    modules: {
      app: load(appScript),
      units: Object.fromEntries(program.units.map((unit) => [unit.path, load(unit.script)])),
    },
    settings: options.settings ?? {},
    fetch: options.fetch ?? refuseConnection,
    prepareWx: (wx) => Object.assign(wx, options.wx),
    ...(url === '' ? {} : { url }),
  })
  return running
}

/** Ends the running mini-program; called by the next launch and after each test. */
export function stop(): void {
  running?.dispose()
  running = undefined
}

afterEach(stop)

/** A new body: glass-easel listens on it, and listeners of an earlier launch must not hear this one's taps. */
function prepareDocument(): void {
  document.documentElement.replaceChild(document.createElement('body'), document.body)
  localStorage.clear()
}

function refuseConnection(): Promise<never> {
  return Promise.reject(new TypeError('this test answers no requests'))
}

function compiled(name: string): Compilation {
  const file = path.join(__dirname, `../../dist/test/${name}.json`)
  return JSON.parse(fs.readFileSync(file, 'utf8')) as Compilation
}

/** The template compiler's output is a JavaScript expression. */
function evaluate(code: string): TemplateGroup {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- our own compiler's code, which must run in this realm
  return new Function(`return ${code}`)() as TemplateGroup
}
