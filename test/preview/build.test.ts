/** @jest-environment node */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildPreview, compileMiniProgram } from '../../preview/build/index'

const FIXTURE = path.join(__dirname, 'fixtures/mini-program')

let folder: string

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'xuanguan-build-'))
})

afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true })
})

/** A copy of the fixture with some files changed; null removes one. */
function changed(files: Readonly<Record<string, string | null>>): string {
  const root = path.join(folder, 'mini-program')
  fs.cpSync(FIXTURE, root, { recursive: true })
  for (const [file, text] of Object.entries(files)) {
    if (text === null) fs.rmSync(path.join(root, file))
    else fs.writeFileSync(path.join(root, file), text)
  }
  return root
}

function styleOf(root: string, name: string): string {
  return compileMiniProgram(root).program.styles.find((style) => style.path === name)?.css ?? ''
}

describe('a sound mini-program', () => {
  it('compiles without warnings, components before pages', () => {
    const { program, warnings } = compileMiniProgram(FIXTURE)
    expect(warnings).toEqual([])
    expect(program.units.map((unit) => unit.path)).toEqual([
      'components/counter/counter',
      'components/plain/plain',
      'pages/first/first',
      'pages/news/news',
      'pages/second/second',
      'pages/form/form',
    ])
    expect(program.apiVersions).toMatchObject({ login: '', onNeedPrivacyAuthorization: '2.32.3' })
  })

  it('builds pages, scripts, styles and files', async () => {
    const outDir = path.join(folder, 'out')
    await expect(buildPreview({ miniProgramRoot: FIXTURE, outDir })).resolves.toEqual({ warnings: [] })
    expect(fs.readdirSync(outDir)).toEqual(
      expect.arrayContaining(['index.html', 'panel.js', 'panel-style.css', 'phone.html', 'phone.js']),
    )
    expect(fs.existsSync(path.join(outDir, 'mini-program/images/dot.svg'))).toBe(true)
    expect(fs.existsSync(path.join(outDir, 'mini-program/app.json'))).toBe(false)
    // What is built says nothing about the machine it was built on.
    expect(fs.readFileSync(path.join(outDir, 'phone.js'), 'utf8')).not.toContain(process.cwd())
  })
})

describe('WXSS', () => {
  it('turns rpx, vh and safe areas into what the page’s frame provides', () => {
    const css = styleOf(FIXTURE, 'app')
    expect(css).toContain('width: calc(750 * var(--rpx))')
    expect(css).toContain('margin: calc(-8 * var(--rpx)) calc(100% - calc(20.5 * var(--rpx)))')
    expect(css).toContain('min-height: 100cqh')
    expect(css).toContain('padding-bottom: var(--safe-area-inset-bottom)')
  })

  it('puts the dark theme under the phone’s control', () => {
    const css = styleOf(FIXTURE, 'app')
    expect(css).toContain(':where([data-theme=dark]) wx-page')
    expect(css).not.toContain('prefers-color-scheme')
  })

  it('keeps a page’s rules to the page, and a component’s classes to the component', () => {
    const page = styleOf(FIXTURE, 'pages/first/first')
    expect(page).toContain('wx-page[data-page="pages/first/first"] {')
    expect(page).toContain(':where(wx-page[data-page="pages/first/first"]) .title')
    expect(page).toContain('wx-view.title > wx-text')
    const component = styleOf(FIXTURE, 'components/counter/counter')
    expect(component).toMatch(/\.c\d+--box/)
    expect(component).toContain('[data-is="components/counter/counter"]')
    expect(styleOf(FIXTURE, 'components/plain/plain')).toContain('.plain {')
  })

  it('keeps the other conditions of a media query, and keyframes as they are', () => {
    const wxss = `
@media (min-width: 300px) and (prefers-color-scheme: dark) { .a { color: red } }
@keyframes spin { from { width: 1rpx } to { width: 2rpx } }`
    const css = styleOf(changed({ 'pages/news/news.wxss': wxss }), 'pages/news/news')
    expect(css).toContain('@media (min-width: 300px)')
    expect(css).toContain('from { width: calc(1 * var(--rpx)) }')
  })

  it('warns of selectors that the platform does not allow in components', () => {
    const root = changed({ 'components/counter/counter.wxss': 'view { color: red }\n#id { color: red }' })
    expect(compileMiniProgram(root).warnings).toEqual([
      'components/counter/counter.wxss: "view": tag, id and attribute selectors are not allowed in a component',
      'components/counter/counter.wxss: "#id": tag, id and attribute selectors are not allowed in a component',
    ])
  })
})

describe('mistakes', () => {
  it.each([
    ['no app.json', { 'app.json': null }, 'every mini-program has one: app.json does not exist'],
    ['JSON that is none', { 'pages/form/form.json': '{' }, /^pages\/form\/form\.json: .*JSON/],
    [
      'a page without a template',
      { 'pages/news/news.wxml': null },
      'app.json names pages/news/news: pages/news/news.wxml does not exist',
    ],
    [
      'a page without a script',
      { 'pages/news/news.ts': null },
      'app.json names pages/news/news: pages/news/news.ts does not exist',
    ],
    [
      'a component that does not say so',
      { 'components/plain/plain.json': '{}' },
      'components/plain/plain.json: a component says "component": true',
    ],
    [
      'an icon that is not there',
      { 'images/dot.svg': null },
      'app.json names the icon images/dot.svg: it does not exist',
    ],
    [
      'a theme without a value',
      { 'theme.json': '{"light":{},"dark":{}}' },
      /app\.json uses @ground: theme\.json must define it/,
    ],
    [
      'an import of nothing',
      { 'pages/first/parts.wxml': null },
      'pages/first/first.wxml imports it: pages/first/parts.wxml does not exist',
    ],
    [
      'a style import of nothing',
      { 'styles/base.wxss': null },
      'app.wxss imports it: styles/base.wxss does not exist',
    ],
    ['a style that imports itself', { 'styles/base.wxss': "@import '../app.wxss';" }, /imports itself/],
    ['broken WXSS', { 'app.wxss': 'page { color: red' }, /^app\.wxss:1:1 Unclosed block/],
  ])('of %s are told in one line', (_, files, line) => {
    expect(() => compileMiniProgram(changed(files))).toThrow(line)
  })

  it('are told all at once', () => {
    const root = changed({ 'pages/news/news.wxml': null, 'images/dot.svg': null })
    const compile = () => compileMiniProgram(root)
    expect(compile).toThrow('app.json names pages/news/news: pages/news/news.wxml does not exist')
    expect(compile).toThrow('app.json names the icon images/dot.svg: it does not exist')
  })

  it('in WXML are warnings with their place', () => {
    const root = changed({ 'pages/news/news.wxml': '<view>\n  <text>a</view>' })
    expect(compileMiniProgram(root).warnings[0]).toMatch(/^pages\/news\/news\.wxml:\d+:\d+ /)
  })

  it('in scripts stop the build with their place', async () => {
    const miniProgramRoot = changed({ 'pages/news/news.ts': 'Page({' })
    const built = buildPreview({ miniProgramRoot, outDir: path.join(folder, 'out') })
    await expect(built).rejects.toThrow(/news\.ts:1:\d+ /)
  })
})
