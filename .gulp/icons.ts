import { Resvg } from '@resvg/resvg-js'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fromRoot } from './paths'

/** Edge of a tab bar icon in pixels, as WeChat recommends. */
const TAB_ICON_SIZE = 81
const TAB_ICONS = ['home', 'mine'] as const
const STYLES = fromRoot('miniprogram', 'styles')

/** A file to write, with its absolute path. */
export interface MadeFile {
  readonly file: string
  readonly content: Buffer
}

interface Theme {
  readonly tabText: string
  readonly tabSelected: string
}

/** Writes what {@link drawIcons} makes. The results are committed, so that DevTools needs no build for them. */
export async function icons(): Promise<void> {
  for (const { file, content } of await drawIcons()) {
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, content)
  }
}

/**
 * What WeChat can show of the SVG sources in `miniprogram/styles/icons`: PNGs for the tab bar, in the colours of
 * theme.json, and WXSS masks for everything else.
 */
export async function drawIcons(): Promise<MadeFile[]> {
  return [await drawMasks(), ...(await drawTabBar())]
}

async function drawMasks(): Promise<MadeFile> {
  const sources = (await readdir(path.join(STYLES, 'icons'))).sort()
  const rules = await Promise.all(sources.map(async (source) => maskRule(source, await readIcon(source))))
  const header = '/* Made from styles/icons/*.svg by "gulp icons". */\n'
  return { file: path.join(STYLES, 'icons.wxss'), content: Buffer.from(header + rules.join('')) }
}

function maskRule(source: string, svg: string): string {
  const name = source.replace(/\.svg$/, '')
  return `\n.${name} {\n  -webkit-mask-image: url("data:image/svg+xml,${escapeSvg(svg)}");\n}\n`
}

/** Only what a quoted `url()` and a data address cannot hold, so that the result stays readable. */
function escapeSvg(svg: string): string {
  const oneLine = svg.trim().replace(/\n\s*/g, '').replace(/ \/>/g, '/>').replaceAll('currentColor', 'black')
  return oneLine.replaceAll('"', "'").replace(/[<>#%]/g, (character) => encodeURIComponent(character))
}

async function drawTabBar(): Promise<MadeFile[]> {
  const source = await readFile(fromRoot('miniprogram', 'theme.json'), 'utf8')
  const themes = Object.entries(JSON.parse(source) as Record<string, Theme>)
  const drawn = TAB_ICONS.map(async (name) => {
    const svg = await readIcon(`${name}.svg`)
    return themes.flatMap(([theme, { tabText, tabSelected }]) => [
      { file: tabIconFile(`${name}-${theme}`), content: toPng(svg, tabText) },
      { file: tabIconFile(`${name}-selected-${theme}`), content: toPng(tint(svg), tabSelected) },
    ])
  })
  return (await Promise.all(drawn)).flat()
}

function tabIconFile(name: string): string {
  return path.join(STYLES, 'tab-bar', `${name}.png`)
}

function toPng(svg: string, color: string): Buffer {
  const colored = svg.replaceAll('currentColor', color)
  return new Resvg(colored, { fitTo: { mode: 'width', value: TAB_ICON_SIZE } }).render().asPng()
}

/** The selected icon is lightly filled: colour alone must not carry the difference. */
function tint(svg: string): string {
  return svg.replace('fill="none"', 'fill="currentColor" fill-opacity="0.2"')
}

function readIcon(source: string): Promise<string> {
  return readFile(path.join(STYLES, 'icons', source), 'utf8')
}
