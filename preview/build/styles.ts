import path from 'node:path'
import postcss, { type AtRule, type Declaration, type Root, type Rule } from 'postcss'
import type { CompiledStyle, CompiledUnit } from '../shared/program'
import { BuildError } from './errors'
import { createSelectorRewriter, type StyleOwner } from './selectors'
import { resolveFrom, type Source } from './source'

/** Compiles app.wxss and the WXSS of every unit into CSS that a browser understands, in cascade order. */
export function compileStyles(
  source: Source,
  units: readonly CompiledUnit[],
): { styles: CompiledStyle[]; warnings: string[] } {
  const warnings: string[] = []
  const owners: StyleOwner[] = [{ path: 'app', kind: 'app', stylePrefix: null }, ...units]
  const styles = owners
    .filter((owner) => source.has(`${owner.path}.wxss`))
    .map((owner) => ({ path: owner.path, css: compileStyle(source, owner, warnings) }))
  return { styles, warnings }
}

function compileStyle(source: Source, owner: StyleOwner, warnings: string[]): string {
  const root = parse(source, `${owner.path}.wxss`, [])
  root.walkDecls(rewriteUnits)
  root.walkAtRules('media', (rule) => {
    rewriteColorScheme(rule, owner, warnings)
  })
  const rewrite = createSelectorRewriter(owner, (warning) => warnings.push(`${owner.path}.wxss: ${warning}`))
  root.walkRules((rule) => {
    if (!isKeyframe(rule)) rule.selector = rewrite(rule.selector)
  })
  return root.toString()
}

/** The parsed file with every `@import` put in its place, as WXSS does. */
function parse(source: Source, file: string, importers: readonly string[]): Root {
  if (importers.includes(file))
    throw new BuildError([`${file}: imports itself (${[...importers, file].join(' → ')})`])
  const text = source.text(file, `${importers.at(-1) ?? 'a page or component'} imports it`)
  const root = parseText(text, file)
  root.walkAtRules('import', (rule) => {
    const target = /^(['"])(.+)\1$/.exec(rule.params.trim())?.[2]
    if (target === undefined)
      throw new BuildError([`${file}:${rule.source?.start?.line ?? 1} @import needs a quoted path`])
    rule.replaceWith(parse(source, resolveFrom(file, target), [...importers, file]).nodes)
  })
  return root
}

function parseText(text: string, file: string): Root {
  try {
    return postcss.parse(text, { from: path.posix.basename(file) })
  } catch (error) {
    if (error instanceof postcss.CssSyntaxError) {
      throw new BuildError([`${file}:${error.line ?? 1}:${error.column ?? 1} ${error.reason}`])
    }
    throw error
  }
}

/**
 * rpx = 1/750 of the screen's width; vh and vw belong to the page, not to the phone around it, so they become units of
 * the page's container; safe areas are variables because no desktop browser has a notch.
 */
function rewriteUnits(declaration: Declaration): void {
  declaration.value = declaration.value
    .replace(/(?<![\w#.-])(-?(?:\d+\.?\d*|\.\d+))rpx\b/g, 'calc($1 * var(--rpx))')
    .replace(/(?<![\w#-])((?:\d+\.?\d*|\.\d+))v([hw])\b/g, '$1cq$2')
    .replace(/\b(?:env|constant)\(\s*(safe-area-inset-\w+)\s*(?:,[^)]*)?\)/g, 'var(--$1)')
}

const COLOR_SCHEME = /\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/

/** The phone's theme is a control, the browser's is not: the media query becomes a selector without weight. */
function rewriteColorScheme(rule: AtRule, owner: StyleOwner, warnings: string[]): void {
  const theme = COLOR_SCHEME.exec(rule.params)?.[1]
  if (theme === undefined) return
  if (rule.params.includes(',') || /\b(?:not|or)\b/.test(rule.params)) {
    warnings.push(`${owner.path}.wxss: the preview understands prefers-color-scheme alone or with "and"`)
    return
  }
  rule.walkRules((inner) => {
    if (!isKeyframe(inner))
      inner.selectors = inner.selectors.map((selector) => `:where([data-theme=${theme}]) ${selector}`)
  })
  const rest = rule.params.split(/\s+and\s+/).filter((part) => !COLOR_SCHEME.test(part))
  if (rest.length === 0) rule.replaceWith(rule.nodes ?? [])
  else rule.params = rest.join(' and ')
}

function isKeyframe(rule: Rule): boolean {
  return rule.parent?.type === 'atrule' && (rule.parent as AtRule).name.endsWith('keyframes')
}
