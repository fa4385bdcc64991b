import type { BuiltIn } from './host'

/** https://developers.weixin.qq.com/miniprogram/dev/component/rich-text.html (the tags texts are made of) */
const TAGS = new Set(
  'a abbr b big blockquote br code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins li ol p q s small span strong sub sup table tbody td tfoot th thead tr u ul'.split(
    ' ',
  ),
)

const ATTRIBUTES = new Set(['alt', 'class', 'colspan', 'height', 'rowspan', 'src', 'style', 'width'])

/** A node of the array form. */
interface RichNode {
  readonly name?: string
  readonly type?: 'node' | 'text'
  readonly text?: string
  readonly attrs?: Readonly<Record<string, string>>
  readonly children?: readonly RichNode[]
}

export const richText: BuiltIn = {
  tag: 'rich-text',
  properties: { nodes: null, space: '', userSelect: false },
  setUp(host) {
    host.watch(['nodes'], () => {
      const nodes = host.value('nodes')
      host.element.replaceChildren(
        ...(Array.isArray(nodes) ? (nodes as RichNode[]).flatMap(fromArray) : fromMarkup(host.text('nodes'))),
      )
    })
  },
}

function fromMarkup(markup: string): Node[] {
  const { body } = new DOMParser().parseFromString(markup, 'text/html')
  return [...body.childNodes].flatMap(clean)
}

/** What is not on the lists is left out, with everything inside it. */
function clean(node: Node): Node[] {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.textContent ?? '')]
  if (!(node instanceof Element)) return []
  const attributes = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]))
  return build(node.localName, attributes, [...node.childNodes].flatMap(clean))
}

function fromArray(node: RichNode): Node[] {
  if (node.type === 'text') return [document.createTextNode(node.text ?? '')]
  return build(node.name ?? '', node.attrs ?? {}, (node.children ?? []).flatMap(fromArray))
}

function build(name: string, attributes: Readonly<Record<string, string>>, children: Node[]): Node[] {
  const tag = name.toLowerCase()
  if (!TAGS.has(tag)) return []
  const created = document.createElement(tag)
  for (const [attribute, value] of Object.entries(attributes)) {
    if (ATTRIBUTES.has(attribute) && !/^\s*javascript:/i.test(value)) created.setAttribute(attribute, value)
  }
  created.append(...children)
  return [created]
}
