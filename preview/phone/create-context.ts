import { DEFAULT_DEVICE, SINGLE_PAGE_SCENE } from '../shared/device'
import type { CompiledProgram } from '../shared/program'
import { AppLife, type LaunchOptions } from './app-life'
import { Screen } from './chrome/screen'
import { Device } from './device'
import type { Environment } from './environment'
import { PageStack } from './page-stack'
import { parseRoute } from './routes'
import type { PhoneOptions } from './start'
import type { Guard } from './wx/call'
import type { PhoneContext } from './wx/context'

/** Builds the phone around a mini-program: device, screen, page stack and the app's life. */
export function createContext(
  options: PhoneOptions,
  environment: Environment,
  report: (error: unknown) => void,
): PhoneContext {
  const { program, reload = () => undefined } = options
  const device = new Device({ ...DEFAULT_DEVICE, ...options.settings })
  const home = homeUrl(program)
  const guard = createGuard(report)
  const screen: Screen = new Screen(program, device, {
    onBack: () => {
      guard(() => {
        stack.navigateBack(1)
      })
    },
    onHome: () => {
      guard(() => {
        stack.reLaunch(home)
      })
    },
    onTab: (item) => {
      guard(() => {
        stack.switchTab(`/${item.pagePath}`)
      })
      stack.top?.call('onTabItemTap', item)
    },
    onOpenApp: () => {
      reload({ scene: DEFAULT_DEVICE.scene })
    },
  })
  const onChange = (): void => {
    screen.render(stack)
  }
  const stack = new PageStack({ environment, program, guard, screen: screen.pages, onChange })
  const life = new AppLife(launchOptions(options.url ?? home, device.settings.scene), report)
  return { program, device, life, stack, screen, guard, reload, ...surroundings(options) }
}

function surroundings(options: PhoneOptions): Pick<PhoneContext, 'fetch' | 'storage' | 'origin'> {
  return {
    // Looked up at each call: tests and service workers may replace it.
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
    storage: localStorage,
    origin: location.origin,
  }
}

function homeUrl({ app }: CompiledProgram): string {
  return `/${app.entryPagePath ?? app.pages[0] ?? ''}`
}

function createGuard(report: (error: unknown) => void): Guard {
  return (run) => {
    try {
      run()
    } catch (error) {
      report(error)
    }
  }
}

function launchOptions(url: string, scene: number): LaunchOptions {
  const options = {
    ...parseRoute(url, ''),
    scene,
    apiCategory: scene === SINGLE_PAGE_SCENE ? 'browseOnly' : 'default',
    shareTicket: '',
    referrerInfo: {},
    forwardMaterials: [],
  }
  return options as unknown as LaunchOptions
}
