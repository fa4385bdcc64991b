import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fromRoot } from '../paths'

/** The two compilers of DevTools, and the project settings that choose them. */
export const COMPILER_SETTINGS = {
  Babel: { swc: false, disableSWC: true },
  SWC: { swc: true, disableSWC: false },
} as const

/** One of DevTools' compilers. */
export type CompilerName = keyof typeof COMPILER_SETTINGS

interface ProjectConfig {
  readonly setting: Readonly<Record<string, unknown>>
}

/** Lends a copy of the project, set to one of the compilers, and removes it afterwards. */
export async function withProjectCopy<T>(
  compiler: CompilerName,
  use: (project: string) => Promise<T>,
): Promise<T> {
  const project = await mkdtemp(path.join(tmpdir(), 'xuanguan-compile-'))
  try {
    await cp(fromRoot('miniprogram'), path.join(project, 'miniprogram'), { recursive: true })
    const config = JSON.parse(await readFile(fromRoot('project.config.json'), 'utf8')) as ProjectConfig
    const setting = { ...config.setting, ...COMPILER_SETTINGS[compiler] }
    await writeFile(path.join(project, 'project.config.json'), JSON.stringify({ ...config, setting }))
    return await use(project)
  } finally {
    await rm(project, { recursive: true, force: true })
  }
}
