import { Resvg } from '@resvg/resvg-js'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { fromRoot } from './paths'

/** Edge of a tab bar icon in pixels, as WeChat recommends. */
const TAB_ICON_SIZE = 81
const TAB_ICONS = ['home', 'mine'] as const

interface Theme {
  readonly tabText: string
  readonly tabSelected: string
}

/**
 * Makes what WeChat can show of the SVG sources in `miniprogram/styles/icons`: PNGs for the tab bar, in the colours of
 * theme.json, and WXSS masks for everything else. The results are committed, so DevTools needs no build for them.
 */
export async function icons(): Promise<void> {
  await Promise.all([writeMasks(), writeTabBar()])
}

async function writeMasks(): Promise<void> {
  const files = (await readdir(fromRoot('miniprogram', 'styles', 'icons'))).sort()
  const rules = await Promise.all(files.map(async (file) => maskRule(file, await readIcon(file))))
  const header = '/* Made from styles/icons/*.svg by "gulp icons". */\n'
  await writeFile(fromRoot('miniprogram', 'styles', 'icons.wxss'), header + rules.join(''))
}

function maskRule(file: string, svg: string): string {
  const name = file.replace(/\.svg$/, '')
  return `\n.${name} {\n  -webkit-mask-image: url("data:image/svg+xml,${escapeSvg(svg)}");\n}\n`
}

/** Only what a quoted `url()` and a data address cannot hold, so that the result stays readable. */
function escapeSvg(svg: string): string {
  const oneLine = svg.trim().replace(/\n\s*/g, '').replace(/ \/>/g, '/>').replaceAll('currentColor', 'black')
  return oneLine.replaceAll('"', "'").replace(/[<>#%]/g, (character) => encodeURIComponent(character))
}

async function writeTabBar(): Promise<void> {
  const folder = fromRoot('miniprogram', 'styles', 'tab-bar')
  const themes = JSON.parse(await readFile(fromRoot('miniprogram', 'theme.json'), 'utf8')) as Record<
    string,
    Theme
  >
  await mkdir(folder, { recursive: true })
  for (const name of TAB_ICONS) {
    const svg = await readIcon(`${name}.svg`)
    for (const [theme, { tabText, tabSelected }] of Object.entries(themes)) {
      await writeFile(`${folder}/${name}-${theme}.png`, draw(svg, tabText))
      await writeFile(`${folder}/${name}-selected-${theme}.png`, draw(tint(svg), tabSelected))
    }
  }
}

function draw(svg: string, color: string): Buffer {
  const colored = svg.replaceAll('currentColor', color)
  return new Resvg(colored, { fitTo: { mode: 'width', value: TAB_ICON_SIZE } }).render().asPng()
}

/** The selected icon is lightly filled: colour alone must not carry the difference. */
function tint(svg: string): string {
  return svg.replace('fill="none"', 'fill="currentColor" fill-opacity="0.2"')
}

function readIcon(file: string): Promise<string> {
  return readFile(fromRoot('miniprogram', 'styles', 'icons', file), 'utf8')
}
