import gulp from 'gulp'
import { npm } from './npm'
import { preview } from './preview'

const SOURCES = ['miniprogram/**/*', 'preview/**/*', '!miniprogram/miniprogram_npm/**', '!**/*.md']

/** Something that watches, until it is closed. */
export interface Watcher {
  close(): void
}

/** `gulp watch`: builds the preview again after every change, until Ctrl-C. */
export function watch(): void {
  watchSources(() => undefined)
  console.log('Watching miniprogram/ and preview/. Ctrl-C stops it.')
}

/**
 * Builds again after every change of the mini-program or the preview. Mistakes are printed and the last good build
 * stays.
 *
 * @param onBuilt called after each build that succeeded
 */
export function watchSources(onBuilt: () => void): Watcher {
  return gulp.watch(SOURCES, { delay: 100 }, async () => {
    const startedAt = performance.now()
    try {
      await npm()
      await preview()
    } catch (error) {
      console.error(error instanceof Error ? error.message : error)
      return
    }
    console.log(`Built again in ${Math.round(performance.now() - startedAt)} ms`)
    onBuilt()
  })
}
