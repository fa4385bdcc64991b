import { createConfig } from './.gulp/eslint/index.mjs'

export default createConfig(import.meta.dirname)
