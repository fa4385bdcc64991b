import path from 'node:path'
import type { Compilation } from './compile'

/**
 * Source of the module the phone's frame starts with. Scripts are required inside functions: `wx` and the other globals
 * must exist before the first of them runs. `application` goes to the panel as it is.
 */
export function entrySource(
  { program, root, appScript, composition }: Compilation,
  previewRoot: string,
): string {
  const { templates, ...data } = program
  const load = (file: string): string => `() => require(${JSON.stringify(path.join(root, file))})`
  const units = program.units.map(({ path: unit, script }) => `${JSON.stringify(unit)}: ${load(script)}`)
  return `
import { startInFrame } from ${JSON.stringify(path.join(previewRoot, 'phone/frame'))}
startInFrame({
  program: ${JSON.stringify({ ...data, templates: '' })},
  templates: ${templates},
  modules: { app: ${load(appScript)}, units: { ${units.join(', ')} } },
  application: ${composition === null ? '() => null' : `() => require(${JSON.stringify(path.join(root, composition))}).application`},
})
`
}
