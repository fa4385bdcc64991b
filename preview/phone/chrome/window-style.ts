import type { CompiledProgram, ThemeName, WindowConfig } from '../../shared/program'

/** Values that start with `@` name a variable of the theme file. */
export function themed<T>(value: T, theme: Readonly<Record<string, string>>): T {
  if (typeof value === 'string')
    return (value.startsWith('@') ? (theme[value.slice(1)] ?? value) : value) as T
  if (Array.isArray(value)) return value.map((item: unknown) => themed(item, theme)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, themed<unknown>(item, theme)]),
  ) as T
}

/** The window settings of a page: its own over the app's over the platform's defaults. */
export function windowStyle(
  program: CompiledProgram,
  page: string,
  theme: ThemeName,
): Required<WindowConfig> {
  const unit = program.units.find((candidate) => candidate.path === page)
  return {
    navigationBarTitleText: '',
    navigationBarBackgroundColor: '#000000',
    navigationBarTextStyle: 'white',
    navigationStyle: 'default',
    backgroundColor: '#ffffff',
    backgroundTextStyle: 'dark',
    enablePullDownRefresh: false,
    ...themed(pickWindow(program.app.window), program.theme[theme]),
    ...themed(pickWindow(unit?.config), program.theme[theme]),
  }
}

const NAMES = [
  'navigationBarTitleText',
  'navigationBarBackgroundColor',
  'navigationBarTextStyle',
  'navigationStyle',
  'backgroundColor',
  'backgroundTextStyle',
  'enablePullDownRefresh',
] as const satisfies readonly (keyof WindowConfig)[]

function pickWindow(config: WindowConfig = {}): WindowConfig {
  return Object.fromEntries(NAMES.filter((name) => name in config).map((name) => [name, config[name]]))
}
