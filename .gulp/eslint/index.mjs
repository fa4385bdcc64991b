import js from '@eslint/js'
import { createNodeResolver, importX } from 'eslint-plugin-import-x'
import jest from 'eslint-plugin-jest'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'
import { boundaries } from './boundaries.mjs'
import { markup } from './markup.mjs'
import { miniProgram } from './mini-program.mjs'

/** Each area is checked with its own compiler options. */
const AREAS = {
  'tsconfig.json': ['miniprogram/**/*.ts', 'typings/**/*.ts'],
  'server/tsconfig.json': ['server/**/*.ts'],
  'preview/tsconfig.json': ['preview/**/*.ts'],
  'preview/build/tsconfig.json': ['preview/build/**/*.ts'],
  'test/tsconfig.json': ['test/**/*.ts'],
  'bench/tsconfig.json': ['bench/**/*.ts'],
  '.gulp/tsconfig.json': ['.gulp/**/*.ts', 'gulpfile.ts'],
}

const NODE_GLOBALS = ['Buffer', '__dirname', 'console', 'module', 'process', 'require']

/** @type {Parameters<typeof defineConfig>[number]} */
const typescript = {
  name: 'typescript',
  files: ['**/*.ts'],
  extends: [
    js.configs.recommended,
    tseslint.configs.strictTypeChecked,
    tseslint.configs.stylisticTypeChecked,
  ],
  plugins: { 'import-x': importX },
  settings: {
    // Without a resolver that knows .ts the import rules report nothing at all.
    'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js', '.mjs', '.cjs'] })],
    'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
    'import-x/extensions': ['.ts'],
  },
  rules: {
    eqeqeq: 'error',
    'import-x/extensions': ['error', 'never', { ignorePackages: true }],
    'import-x/no-cycle': 'error',
    'import-x/no-duplicates': 'error',
    '@typescript-eslint/consistent-type-exports': 'error',
    '@typescript-eslint/no-confusing-void-expression': [
      'error',
      { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
    ],
    // Brackets mark a name that may be missing, in a record of anything.
    '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
    // `void | Promise<void>` says that a callback may be asynchronous.
    '@typescript-eslint/no-invalid-void-type': 'off',
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    // A caught value is passed on as it is, whatever it is.
    '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true }],
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    '@typescript-eslint/switch-exhaustiveness-check': ['error', { requireDefaultForNonUnion: true }],
  },
}

/** @type {import('eslint').Linter.Config[]} */
const length = [
  {
    name: 'length/sources',
    files: ['{miniprogram,server,preview,bench,.gulp}/**/*.ts', 'gulpfile.ts'],
    rules: {
      'max-lines': ['error', { max: 150, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // A machine stands in one file, so that it can be opened in Stately's editor.
    name: 'length/machines',
    files: ['miniprogram/machines/*.machine.ts'],
    rules: { 'max-lines': ['error', 300] },
  },
]

/** @type {import('eslint').Linter.Config} */
const tests = {
  name: 'tests',
  files: ['test/**/*.test.ts'],
  ...jest.configs['flat/recommended'],
  rules: {
    ...jest.configs['flat/recommended'].rules,
    'jest/expect-expect': [
      'error',
      { assertFunctionNames: ['expect*', 'fc.assert', '**.expect*', '**.waitFor*'] },
    ],
    // Jest types `expect.any(…)` and its kin as any.
    '@typescript-eslint/no-unsafe-assignment': 'off',
  },
}

/** @type {Parameters<typeof defineConfig>[number]} */
const scripts = {
  name: 'scripts',
  files: ['**/*.{cjs,mjs}'],
  extends: [js.configs.recommended],
  languageOptions: { globals: Object.fromEntries(NODE_GLOBALS.map((name) => [name, 'readonly'])) },
}

/**
 * The whole ESLint configuration, for this repository or for a folder laid out like it: the lint tests use it on
 * files that must be refused.
 *
 * @param {string} root absolute path of the folder
 */
export function createConfig(root) {
  return defineConfig(
    {
      ignores: ['**/node_modules', '**/dist', 'data', 'coverage', '**/miniprogram_npm', 'test/lint/fixtures'],
    },
    { linterOptions: { reportUnusedDisableDirectives: 'error' } },
    typescript,
    Object.entries(AREAS).map(([project, files]) => ({
      name: `types/${project}`,
      files,
      languageOptions: { parserOptions: { project, tsconfigRootDir: root } },
    })),
    boundaries(root),
    miniProgram,
    length,
    tests,
    scripts,
    markup,
  )
}
