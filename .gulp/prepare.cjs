// Runs after every install. Production installs (`npm ci --omit=dev`) have no gulp and need no mini-program.
const { spawnSync } = require('node:child_process')
const path = require('node:path')

function findGulp() {
  try {
    return path.join(path.dirname(require.resolve('gulp')), 'bin', 'gulp.js')
  } catch {
    return null
  }
}

const gulp = findGulp()
if (gulp === null) {
  console.log('No gulp here: the mini-program is not prepared, the backend does not need it.')
} else {
  process.exitCode = spawnSync(process.execPath, [gulp, '-L', 'npm'], { stdio: 'inherit' }).status ?? 1
}
