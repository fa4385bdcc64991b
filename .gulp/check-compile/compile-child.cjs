// Runs WeChat's compiler in a process of its own: it keeps timers running and prints as it likes.
// usage: node compile-child.cjs <folder of miniprogram-ci> <project> <result file>
const { generateKeyPairSync } = require('node:crypto')
const { writeFileSync } = require('node:fs')
const path = require('node:path')

const [compiler, projectPath, resultFile] = process.argv.slice(2)

/** What WeChat's server says of an app; the compiler asks for it online unless it is given. */
const ATTRIBUTES = {
  platform: false,
  appType: 0,
  isSandbox: false,
  released: false,
  gameApp: false,
  setting: {
    MaxCodeSize: 2,
    MaxSubpackageSubCodeSize: 2,
    MaxSubpackageFullCodeSize: 20,
    NavigateMiniprogramLimit: 10,
    MaxTabbarCount: 5,
    MinTabbarCount: 2,
    MaxCustomTabbarCount: 5,
    MaxTabbarIconSize: 40,
  },
}

/** Compiling signs nothing, but the compiler wants a key. */
function writeKey() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const file = path.join(projectPath, 'any.key')
  writeFileSync(file, privateKey.export({ type: 'pkcs1', format: 'pem' }))
  return file
}

async function compile() {
  const ci = require(compiler)
  const project = new ci.Project({
    appid: 'wx0000000000000000',
    type: 'miniProgram',
    projectPath,
    privateKeyPath: writeKey(),
    attr: () => Promise.resolve(ATTRIBUTES),
  })
  const options = {
    project,
    version: '0.0.0',
    desc: '',
    setting: { useProjectConfig: true },
    onProgressUpdate() {},
  }
  const files = await ci.getCompiledResult(options, path.join(projectPath, 'compiled.zip'))
  return Object.entries(files).map(([file, content]) => [file, Buffer.from(content).toString()])
}

compile()
  .then(
    (files) => ({ files }),
    (error) => ({ error: error instanceof Error ? error.message : String(error) }),
  )
  .then((result) => {
    writeFileSync(resultFile, JSON.stringify(result))
    process.exit()
  })
