import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

/**
 * Who may import whom inside `miniprogram/`. A folder may always import itself; what is not in its list it may not
 * import. The prose of this table is in docs/architecture.md.
 */
const MAY_IMPORT = {
  core: [],
  machines: ['core'],
  services: ['core'],
  platform: ['core'],
  stores: ['core', 'machines'],
  i18n: ['core'],
  components: ['i18n'],
  pages: ['composition', 'components', 'i18n'],
  composition: ['core', 'machines', 'services', 'platform', 'stores', 'i18n', 'config.ts'],
  'config.ts': [],
  'app.ts': ['composition'],
}

/** What a subpackage may import besides itself. */
const PACKAGE_MAY_IMPORT = ['core', 'composition', 'components', 'i18n']

/** Programs that share the repository and nothing else; the preview shows the mini-program without importing it. */
const PROGRAMS = ['miniprogram', 'server', 'preview']

/** npm packages each folder may import; a folder that is not listed may import none. */
const NPM_OF = {
  machines: ['xstate'],
  stores: ['xstate', 'mobx-miniprogram'],
  composition: ['xstate', 'mobx-miniprogram'],
  components: ['mobx-miniprogram-bindings'],
  pages: ['mobx-miniprogram-bindings'],
  packages: ['mobx-miniprogram-bindings'],
}

/**
 * @param {string} target
 * @param {readonly string[]} allowed
 */
function zone(target, allowed) {
  const own = `./${target}`
  return {
    target: `./miniprogram/${target}`,
    from: './miniprogram',
    except: [own, ...allowed.map((folder) => `./${folder}`), './miniprogram_npm'],
    message: `${target} may import: ${allowed.join(', ') || 'nothing'}`,
  }
}

/** @param {string} root */
function packageZones(root) {
  const folder = path.join(root, 'miniprogram', 'packages')
  if (!existsSync(folder)) return []
  return readdirSync(folder).map((name) => zone(`packages/${name}`, PACKAGE_MAY_IMPORT))
}

function programZones() {
  return PROGRAMS.map((program) => ({
    target: `./${program}`,
    from: [...PROGRAMS, 'test', '.gulp'].filter((other) => other !== program).map((other) => `./${other}`),
    message: `${program} stands alone`,
  }))
}

/**
 * @param {string} folder
 * @returns {import('eslint').Linter.Config}
 */
function npmRule(folder) {
  const allowed = NPM_OF[/** @type {keyof typeof NPM_OF} */ (folder)] ?? []
  const except = allowed.map((name) => `${name}$`).join('|')
  return {
    name: `boundaries/npm/${folder}`,
    files: [folder.endsWith('.ts') ? `miniprogram/${folder}` : `miniprogram/${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: except === '' ? '^[^./]' : `^(?!${except})[^./]`,
              message: `npm packages for ${folder}: ${allowed.join(', ') || 'none'}`,
            },
          ],
        },
      ],
    },
  }
}

/**
 * The import table as ESLint configuration.
 *
 * @param {string} root folder that holds miniprogram/, server/ and preview/
 * @returns {import('eslint').Linter.Config[]}
 */
export function boundaries(root) {
  const areas = Object.entries(MAY_IMPORT)
  const zones = [
    ...areas.map(([target, allowed]) => zone(target, allowed)),
    ...packageZones(root),
    ...programZones(),
  ]
  return [
    {
      name: 'boundaries/paths',
      files: ['**/*.ts'],
      rules: { 'import-x/no-restricted-paths': ['error', { basePath: root, zones }] },
    },
    ...[...Object.keys(MAY_IMPORT), 'packages'].map(npmRule),
  ]
}
