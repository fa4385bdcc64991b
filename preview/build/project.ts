import path from 'node:path'
import type { AppConfig, CompiledUnit, TabItemConfig, ThemeName, UnitConfig } from '../shared/program'
import { resolveFrom, type Source } from './source'

export interface Project {
  readonly app: AppConfig
  readonly theme: Record<ThemeName, Record<string, string>>
  readonly units: readonly CompiledUnit[]
}

/** Reads app.json and everything it leads to; mistakes are left with `source`. */
export function readProject(source: Source): Project {
  const app = readApp(source)
  const global = resolveComponents('app', app.usingComponents ?? {})
  const units = new Map<string, CompiledUnit>()
  let isolatedUnits = 0

  const visit = (unitPath: string, kind: CompiledUnit['kind'], namedBy: string): void => {
    if (units.has(unitPath)) return
    const reason = `${namedBy} names ${unitPath}`
    const script = ['.ts', '.js'].map((extension) => unitPath + extension).find((file) => source.has(file))
    if (!script || !source.has(`${unitPath}.wxml`)) {
      source.mistake(`${reason}: ${script ? `${unitPath}.wxml` : `${unitPath}.ts`} does not exist`)
      return
    }
    const config = readUnitConfig(source, unitPath, kind, reason)
    const usingComponents = { ...global, ...resolveComponents(unitPath, config.usingComponents ?? {}) }
    // Taken now, so that a component may use itself; added again below to stand after what it uses.
    const unit = { path: unitPath, kind, script, config: { ...config, usingComponents }, stylePrefix: null }
    units.set(unitPath, unit)
    for (const used of Object.values(usingComponents)) visit(used.slice(1), 'component', `${unitPath}.json`)
    units.delete(unitPath)
    units.set(unitPath, { ...unit, stylePrefix: isIsolated(unit) ? `c${isolatedUnits++}` : null })
  }

  for (const page of app.pages) visit(page, 'page', 'app.json')
  const sorted = [...units.values()].sort((a, b) => Number(a.kind === 'page') - Number(b.kind === 'page'))
  return { app, theme: readTheme(source, app), units: sorted }
}

function isIsolated(unit: Pick<CompiledUnit, 'kind' | 'config'>): boolean {
  return unit.kind === 'component' && unit.config.styleIsolation !== 'shared'
}

function readApp(source: Source): AppConfig {
  const json = source.json('app.json', 'every mini-program has one')
  source.assertSound()
  const pages = [...texts(json.pages), ...subpackagePages(json)]
  if (pages.length === 0) source.mistake('app.json: "pages" must name at least one page')
  const app: AppConfig = { ...(json as Partial<AppConfig>), pages }
  for (const item of app.tabBar?.list ?? []) checkTab(source, app, item)
  return app
}

function checkTab(source: Source, app: AppConfig, item: TabItemConfig): void {
  if (!app.pages.includes(item.pagePath)) {
    source.mistake(`app.json: tabBar names ${item.pagePath}, which is not in "pages"`)
  }
  for (const icon of [item.iconPath, item.selectedIconPath]) {
    if (icon && !icon.startsWith('@') && !source.has(icon)) {
      source.mistake(`app.json names the icon ${icon}: it does not exist`)
    }
  }
}

function subpackagePages(json: Record<string, unknown>): string[] {
  const packages = (json.subPackages ?? json.subpackages ?? []) as { root: string; pages: string[] }[]
  return packages.flatMap(({ root, pages }) => pages.map((page) => path.posix.join(root, page)))
}

function readUnitConfig(
  source: Source,
  unit: string,
  kind: CompiledUnit['kind'],
  reason: string,
): UnitConfig {
  const file = `${unit}.json`
  if (kind === 'page' && !source.has(file)) return {}
  const { component, ...config } = source.json(file, reason) as UnitConfig
  if (kind === 'component' && component !== true)
    source.mistake(`${file}: a component says "component": true`)
  // A page may be written with Component(): its styles still reach the page, so it is no component here.
  return kind === 'page' ? config : { ...config, component: true }
}

function resolveComponents(
  owner: string,
  components: Readonly<Record<string, string>>,
): Record<string, string> {
  const entries = Object.entries(components).filter(([, target]) => !target.includes('://'))
  return Object.fromEntries(entries.map(([name, target]) => [name, `/${resolveFrom(owner, target)}`]))
}

function readTheme(source: Source, app: AppConfig): Project['theme'] {
  if (!app.themeLocation) return { light: {}, dark: {} }
  const json = source.json(app.themeLocation, 'app.json names the theme file')
  const { light = {}, dark = {} } = json as Partial<Project['theme']>
  for (const name of new Set(JSON.stringify(app).match(/(?<=")@\w+(?=")/g))) {
    if (!(name.slice(1) in light) || !(name.slice(1) in dark)) {
      source.mistake(`app.json uses ${name}: ${app.themeLocation} must define it for light and dark`)
    }
  }
  return { light, dark }
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
}
