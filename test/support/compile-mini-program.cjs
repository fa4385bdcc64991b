// Compiles WXML and WXSS once for all page tests, outside of jsdom. The build is TypeScript: sucrase loads it.
const fs = require('node:fs')
const path = require('node:path')
const { registerTS } = require('sucrase/dist/register')

const projectRoot = path.join(__dirname, '../..')

/** Mini-programs that tests launch, by the name the compiled file gets; test/support/mini-program.ts reads them. */
const PROGRAMS = {
  'mini-program': 'miniprogram',
  fixture: 'test/preview/fixtures/mini-program',
}

module.exports = function compileMiniPrograms() {
  const revert = registerTS()
  try {
    const { compileMiniProgram } = require('../../preview/build/compile')
    const target = path.join(projectRoot, 'dist/test')
    fs.mkdirSync(target, { recursive: true })
    for (const [name, folder] of Object.entries(PROGRAMS)) {
      const compilation = compileMiniProgram(path.join(projectRoot, folder), projectRoot)
      fs.writeFileSync(path.join(target, `${name}.json`), JSON.stringify(compilation))
    }
  } finally {
    revert()
  }
}
