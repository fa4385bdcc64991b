import selectorParser, { type Root, type Selector } from 'postcss-selector-parser'
import type { CompiledUnit } from '../shared/program'

/** Whose style sheet it is. */
export type StyleOwner = Pick<CompiledUnit, 'path' | 'stylePrefix'> & {
  readonly kind: CompiledUnit['kind'] | 'app'
}

/**
 * Rewrites WXSS selectors for the browser's DOM: tags are `wx-…` elements there, a page's rules reach that page only, a
 * component's classes carry its prefix, `:host` is the component's element.
 */
export function createSelectorRewriter(
  owner: StyleOwner,
  warn: (message: string) => void,
): (selector: string) => string {
  const processor = selectorParser((root) => {
    if (owner.kind === 'component') warnAboutLeaks(root, warn)
    root.walkTags((tag) => {
      tag.value = `wx-${tag.value}`
    })
    if (owner.kind === 'component') scopeComponent(root, owner)
    if (owner.kind === 'page') root.each((selector) => scopePage(selector, owner.path))
  })
  return (selector) => processor.processSync(selector)
}

function scopeComponent(root: Root, owner: StyleOwner): void {
  if (owner.stylePrefix !== null) {
    root.walkClasses((name) => {
      name.value = `${owner.stylePrefix}--${name.value}`
    })
  }
  root.walkPseudos((pseudo) => {
    if (pseudo.value === ':host') pseudo.replaceWith(attribute('data-is', owner.path))
  })
}

function scopePage(selector: Selector, page: string): void {
  const first = selector.nodes.find((node) => node.type !== 'pseudo' || !node.value.startsWith(':where'))
  if (first?.type === 'tag' && first.value === 'wx-page') {
    selector.insertAfter(first, attribute('data-page', page))
    return
  }
  // `:where` adds no weight, so that the order of app.wxss, component and page decides as on the platform.
  selector.prepend(selectorParser.pseudo({ value: `:where(wx-page[data-page="${page}"]) ` }))
}

/** https://developers.weixin.qq.com/miniprogram/dev/framework/custom-component/wxml-wxss.html */
function warnAboutLeaks(root: Root, warn: (message: string) => void): void {
  const leaks: string[] = []
  root.walkTags((tag) => void leaks.push(tag.value))
  root.walkIds((id) => void leaks.push(`#${id.value}`))
  root.walkAttributes((node) => {
    if (node.attribute !== 'data-theme') leaks.push(String(node))
  })
  for (const leak of leaks) warn(`"${leak}": tag, id and attribute selectors are not allowed in a component`)
}

function attribute(name: string, value: string): selectorParser.Attribute {
  const node = selectorParser.attribute({ attribute: name, operator: '=', value, quoteMark: '"', raws: {} })
  // A path holds slashes; the constructor keeps the mark and prints none.
  node.setValue(value, { quoteMark: '"' })
  return node
}
