import path from 'node:path'
import type { CompiledProgram } from '../shared/program'
import { readApiVersions } from './api-versions'
import { readProject } from './project'
import { Source } from './source'
import { compileStyles } from './styles'
import { compileTemplates } from './templates'

/** A compiled mini-program, where its scripts are, and what the compilers had to say. */
export interface Compilation {
  readonly program: CompiledProgram
  /** Absolute path of the mini-program. */
  readonly root: string
  /** The app's script, by path inside the mini-program. */
  readonly appScript: string
  /** Path inside the mini-program of the module that exports `application`; null when there is none. */
  readonly composition: string | null
  readonly warnings: readonly string[]
}

/**
 * Compiles JSON, WXML and WXSS of a mini-program; scripts are left to whoever loads them.
 * @param root folder of app.json
 * @param projectRoot folder of node_modules
 * @throws BuildError with one line per mistake
 */
export function compileMiniProgram(
  root = path.join(process.cwd(), 'miniprogram'),
  projectRoot = process.cwd(),
): Compilation {
  const source = new Source(root)
  const project = readProject(source)
  const appScript = ['app.ts', 'app.js'].find((file) => source.has(file))
  if (appScript === undefined) source.mistake('every mini-program has one: app.ts does not exist')
  source.assertSound()
  const templates = compileTemplates(source, project.units)
  const styles = compileStyles(source, project.units)
  source.assertSound()
  return {
    program: {
      ...project,
      styles: styles.styles,
      templates: templates.code,
      apiVersions: readApiVersions(projectRoot),
    },
    root: source.root,
    appScript: appScript ?? '',
    composition: source.has('composition/index.ts') ? 'composition/index.ts' : null,
    warnings: [...templates.warnings, ...styles.warnings],
  }
}
