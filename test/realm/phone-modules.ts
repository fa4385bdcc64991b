import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { transformSync } from '@swc/core'
import { BUNDLED_PACKAGES, bundlePackage } from '../../.gulp/npm'

/** What a phone loads: the path of each module below the mini-program's root, and its CommonJS source. */
export type PhoneModules = ReadonlyMap<string, string>

const ROOT = path.join(process.cwd(), 'miniprogram')

/** The mini-program compiled by SWC, one of DevTools' two compilers, with the npm bundles it ships with. */
export async function compileForPhone(options: { withAbortController: boolean }): Promise<PhoneModules> {
  const bundles = await Promise.all(
    BUNDLED_PACKAGES.map(async (name): Promise<[string, string]> => [
      `miniprogram_npm/${name}/index.js`,
      await bundlePackage(name, options),
    ]),
  )
  return new Map([...sources().map(compile), ...bundles])
}

function sources(): string[] {
  return readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => /(?<!\.d)\.ts$/.test(file) && !file.startsWith('miniprogram_npm/'))
}

function compile(file: string): [string, string] {
  const { code } = transformSync(readFileSync(path.join(ROOT, file), 'utf8'), {
    filename: file,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2017' },
    module: { type: 'commonjs' },
    configFile: false,
    swcrc: false,
  })
  return [file.replace(/\.ts$/, '.js'), code]
}
