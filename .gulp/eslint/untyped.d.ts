declare module '@wxml/parser' {
  const parser: import('eslint').Linter.Parser
  export default parser
}

declare module 'eslint-plugin-wxml' {
  const plugin: import('eslint').ESLint.Plugin
  export default plugin
}
