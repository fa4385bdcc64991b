import { guardedInvoke } from './rules/guarded-invoke.mjs'
import { initialisedFields } from './rules/initialised-fields.mjs'

const LOOKBEHIND = '/\\(\\?<[=!]/'

/**
 * Syntax that TypeScript accepts and a phone, or one of DevTools' two compilers, does not.
 *
 * @type {readonly (readonly [selector: string, message: string])[]}
 */
const PHONE_SYNTAX = [
  [
    `Literal[regex.pattern=${LOOKBEHIND}]`,
    'Regular expressions with lookbehind do not parse on iOS before 16.4.',
  ],
  [
    `NewExpression[callee.name="RegExp"] Literal[value=${LOOKBEHIND}]`,
    'Lookbehind throws on iOS before 16.4.',
  ],
  ['Literal[bigint]', 'BigInt does not parse on iOS before 14.'],
  ['ExportAllDeclaration[exported!=null]', 'DevTools fails on `export * as` when its ES6 option is off.'],
  ['PropertyDefinition[declare=true]', 'DevTools fails on `declare` fields (10045).'],
  ['ImportDeclaration[source.value=/\\.json$/]', 'The mini-program runtime cannot import JSON.'],
  ['ImportExpression', 'The mini-program runtime has no dynamic import.'],
]

/** @type {readonly (readonly [selector: string, message: string])[]} */
const MACHINE_SYNTAX = [
  [
    'NewExpression[callee.name="Date"]',
    'Machines do not read the time: it comes with the event or the input.',
  ],
]

/** Globals the mini-program runtime does not have, though editors and jest make believe. */
const ABSENT = [
  'AbortController',
  'AbortSignal',
  'BigInt',
  'Buffer',
  'Event',
  'EventTarget',
  'TextDecoder',
  'TextEncoder',
  'URL',
  'URLSearchParams',
  'WeakRef',
  'document',
  'fetch',
  'global',
  'globalThis',
  'localStorage',
  'navigator',
  'performance',
  'process',
  'queueMicrotask',
  'self',
  'structuredClone',
  'window',
].map((name) => ({ name, message: 'Phones do not have this global.' }))

const PLATFORM_ONLY = ['wx', 'getApp', 'getCurrentPages'].map((name) => ({
  name,
  message: 'Only miniprogram/platform talks to WeChat.',
}))

const REGISTRATIONS = ['App', 'Page', 'Component', 'Behavior'].map((name) => ({
  name,
  message: 'Registered in app.ts, pages, components and packages only.',
}))

const IMPURE = ['Date', 'console', 'setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'].map(
  (name) => ({
    name,
    message: 'Machines are pure: time and words come from outside.',
  }),
)

const WITHDRAWN = ['getUserProfile', 'getUserInfo', 'getSystemInfoSync', 'getSystemInfo'].map((property) => ({
  object: 'wx',
  property,
  message: 'Withdrawn or deprecated by WeChat.',
}))

/**
 * @param {readonly (readonly [selector: string, message: string])[]} bans
 * @returns {import('eslint').Linter.RuleEntry}
 */
const syntaxBans = (bans) => ['error', ...bans.map(([selector, message]) => ({ selector, message }))]

/** @param {readonly string[]} names */
const except = (...names) => REGISTRATIONS.filter(({ name }) => !names.includes(name))

const sources = ['miniprogram/**/*.ts']

/**
 * Rules for what runs on the phone.
 *
 * @type {import('eslint').Linter.Config[]}
 */
export const miniProgram = [
  {
    name: 'mini-program/all',
    files: sources,
    plugins: { own: { rules: { 'guarded-invoke': guardedInvoke, 'initialised-fields': initialisedFields } } },
    rules: {
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'off',
      'no-new-func': 'error',
      'no-restricted-globals': ['error', ...ABSENT, ...PLATFORM_ONLY, ...REGISTRATIONS],
      'no-restricted-properties': ['error', ...WITHDRAWN],
      'no-restricted-syntax': syntaxBans(PHONE_SYNTAX),
      'own/initialised-fields': 'error',
    },
  },
  {
    name: 'mini-program/machines',
    files: ['miniprogram/machines/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...ABSENT, ...PLATFORM_ONLY, ...REGISTRATIONS, ...IMPURE],
      'no-restricted-properties': ['error', ...WITHDRAWN, { object: 'Math', property: 'random' }],
      'no-restricted-syntax': syntaxBans([...PHONE_SYNTAX, ...MACHINE_SYNTAX]),
      'own/guarded-invoke': 'error',
    },
  },
  {
    name: 'mini-program/platform',
    files: ['miniprogram/platform/**/*.ts'],
    rules: { 'no-console': 'off', 'no-restricted-globals': ['error', ...ABSENT, ...REGISTRATIONS] },
  },
  {
    name: 'mini-program/app',
    files: ['miniprogram/app.ts'],
    rules: { 'no-restricted-globals': ['error', ...ABSENT, ...PLATFORM_ONLY, ...except('App')] },
  },
  {
    name: 'mini-program/pages',
    files: ['miniprogram/{pages,components,packages}/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...ABSENT,
        ...PLATFORM_ONLY,
        ...except('Page', 'Component', 'Behavior'),
      ],
    },
  },
]
