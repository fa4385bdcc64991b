import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { chromium, type BrowserContext } from 'playwright-core'

/** Where Chromium and its relatives are on Linux and macOS. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** What a visitor's browser is like. */
export interface Visitor {
  readonly width?: number
  readonly height?: number
  readonly locale?: string
  readonly colorScheme?: 'light' | 'dark'
  /** A finger instead of a mouse. */
  readonly hasTouch?: boolean
}

export interface Browser {
  readonly context: BrowserContext
  close(): Promise<void>
}

/** Starts Chromium with a profile of its own, which is removed when it closes. */
export async function openBrowser(visitor: Visitor = {}): Promise<Browser> {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'xuanguan-chromium-'))
  const remove = () => {
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
  }
  try {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: findChromium(),
      args: ARGUMENTS,
      headless: true,
      viewport: { width: visitor.width ?? 1280, height: visitor.height ?? 800 },
      locale: visitor.locale ?? 'zh-CN',
      colorScheme: visitor.colorScheme ?? 'light',
      hasTouch: visitor.hasTouch ?? false,
    })
    context.setDefaultTimeout(15_000)
    return {
      context,
      async close() {
        await context.close()
        remove()
      },
    }
  } catch (error) {
    remove()
    throw error
  }
}

/**
 * Path of a Chromium: CHROME_PATH, else an installed one, else, on Debian as root, one installed now.
 * @throws with one line that says what is missing
 */
export function findChromium(): string {
  const wanted = process.env.CHROME_PATH
  if (wanted !== undefined && wanted !== '') {
    if (fs.existsSync(wanted)) return wanted
    throw new Error(`The browser tests need Chromium: CHROME_PATH names ${wanted}, which does not exist.`)
  }
  const found = findInstalled() ?? (installOnDebian() ? findInstalled() : undefined)
  if (found !== undefined) return found
  throw new Error(
    'The browser tests need Chromium: install Chrome or Chromium (Debian: apt-get install chromium fonts-noto-cjk), or name it in CHROME_PATH.',
  )
}

function findInstalled(): string | undefined {
  return PLACES.find((place) => fs.existsSync(place))
}

/** Chromium and a font for Chinese. @returns whether it was installed */
function installOnDebian(): boolean {
  if (process.getuid?.() !== 0 || !fs.existsSync('/usr/bin/apt-get')) return false
  console.log('Installing chromium and fonts-noto-cjk for the browser tests …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  try {
    execFileSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' })
    const packages = ['chromium', 'fonts-noto-cjk']
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
      env,
      stdio: 'ignore',
    })
    return true
  } catch {
    return false
  }
}
