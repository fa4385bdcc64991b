import { readFileSync } from 'node:fs'
import path from 'node:path'

const source = readFileSync(path.join(__dirname, '../../miniprogram/styles/tokens.wxss'), 'utf8')

/** Which text stands on which ground somewhere in the app. */
const PAIRS = [
  ['text', 'ground'],
  ['text', 'card'],
  ['text', 'fill'],
  ['text-quiet', 'ground'],
  ['text-quiet', 'card'],
  ['text-quiet', 'fill'],
  ['on-accent', 'accent'],
  ['link', 'ground'],
  ['danger', 'ground'],
  ['danger', 'card'],
  ['danger', 'fill'],
] as const

const AA = 4.5

function readTokens(css: string): Record<string, string> {
  const tokens: Record<string, string> = {}
  for (const [, name = '', value = ''] of css.matchAll(/--([\w-]+):\s*(#\w{6})/g)) tokens[name] = value
  return tokens
}

/** @see {@link https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio} */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = parseInt(color.slice(start, start + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const [lightSource = '', darkSource = ''] = source.split('@media')
const light = readTokens(lightSource)
const dark = { ...light, ...readTokens(darkSource) }

describe.each(Object.entries({ light, dark }))('tokens in %s', (_, tokens) => {
  it.each(PAIRS)('%s on %s reaches AA', (text, ground) => {
    expect(contrast(tokens[text] ?? '', tokens[ground] ?? '')).toBeGreaterThanOrEqual(AA)
  })
})
