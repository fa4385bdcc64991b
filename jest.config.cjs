/** TypeScript through SWC, one of the two compilers WeChat DevTools uses; ESM-only packages go the same way. */
const transform = {
  '\\.[cm]?[tj]s$': [
    '@swc/jest',
    {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs' },
      sourceMaps: 'inline',
    },
  ],
}

const shared = {
  transform,
  transformIgnorePatterns: ['/node_modules/(?!(typebox|@fastify/type-provider-typebox|kysely)/)'],
}

const unit = ['core', 'machines', 'services', 'platform', 'stores', 'composition', 'i18n', 'styles', 'model']

/** @type {import('jest').Config} */
module.exports = {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testEnvironment: 'node',
      testMatch: unit.map((area) => `<rootDir>/test/${area}/**/*.test.ts`),
    },
    {
      ...shared,
      displayName: 'server',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/server/**/*.test.ts'],
    },
    {
      ...shared,
      displayName: 'pages',
      testEnvironment: 'jsdom',
      testEnvironmentOptions: { customExportConditions: ['require', 'default'] },
      globalSetup: '<rootDir>/test/support/compile-mini-program.cjs',
      testMatch: [
        '<rootDir>/test/{pages,components,packages}/**/*.test.ts',
        '<rootDir>/test/preview/**/*.test.ts',
      ],
    },
    {
      ...shared,
      displayName: 'realm',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/realm/**/*.test.ts'],
      // What phones load, not what node_modules holds.
      moduleNameMapper: { '^xstate$': '<rootDir>/miniprogram/miniprogram_npm/xstate/index.js' },
    },
    { ...shared, displayName: 'lint', testEnvironment: 'node', testMatch: ['<rootDir>/test/lint/*.test.ts'] },
    {
      ...shared,
      displayName: 'browser',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
    },
  ],
}
