import { TmplGroup } from 'glass-easel-template-compiler'
import type { CompiledUnit } from '../shared/program'
import type { Source } from './source'

/** One finding of the template compiler; lines and columns count from 0. */
interface Finding {
  readonly message: string
  readonly startLine: number
  readonly startColumn: number
}

/** Compiles the WXML of every unit, with what it imports. Returns a JavaScript expression and the warnings. */
export function compileTemplates(
  source: Source,
  units: readonly CompiledUnit[],
): { code: string; warnings: string[] } {
  const group = new TmplGroup()
  const warnings: string[] = []
  const seen = new Set<string>()

  const addTemplate = (template: string, reason: string): void => {
    if (seen.has(template)) return
    seen.add(template)
    const file = `${template}.wxml`
    const findings = group.addTmpl(template, source.text(file, reason)) as Finding[]
    warnings.push(...findings.map((finding) => describe(file, finding)))
    for (const imported of group.getDirectDependencies(template) as string[]) {
      addTemplate(imported, `${file} imports it`)
    }
    for (const script of group.getScriptDependencies(template) as string[]) addScript(script, file)
  }

  const addScript = (script: string, usedBy: string): void => {
    if (seen.has(script)) return
    seen.add(script)
    const file = script.endsWith('.wxs') ? script : `${script}.wxs`
    group.addScript(script, source.text(file, `${usedBy} uses it`))
  }

  for (const unit of units) addTemplate(unit.path, 'a page or component needs it')
  const code = group.getTmplGenObjectGroups()
  group.free()
  return { code, warnings }
}

function describe(file: string, { message, startLine, startColumn }: Finding): string {
  return `${file}:${startLine + 1}:${startColumn + 1} ${message}`
}
