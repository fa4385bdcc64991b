import * as glassEasel from 'glass-easel'

type BackendElement = glassEasel.domlikeBackend.Element

/** DOM events that reach WXML as they are; every other event of a built-in is triggered by its own code. */
const DOM_EVENTS = new Set([
  'touchstart',
  'touchmove',
  'touchend',
  'touchcancel',
  'transitionend',
  'animationstart',
  'animationiteration',
  'animationend',
])

/** glass-easel's DOM backend, with elements that no browser style or behaviour applies to. */
export class PhoneBackend extends glassEasel.CurrentWindowBackendContext {
  override document = {
    createElement: (tag: string) => createElement(tag) as unknown as BackendElement,
    createTextNode: (text: string) => document.createTextNode(text) as unknown as BackendElement,
    createDocumentFragment: () => document.createDocumentFragment() as unknown as BackendElement,
  }

  constructor() {
    super()
    this.onEvent((target, type, detail: unknown, options) => {
      if (type === 'tap' && isOnDisabled(options.originalEvent)) return undefined
      const event = new glassEasel.Event(type, detail, options)
      glassEasel.Event.dispatchEvent(target, event)
      return event.getEventBubbleStatus()
    })
  }

  /** All style sheets stand in the document from the start: in a fixed order, and once. */
  override appendStyleSheetPath(): number {
    return 0
  }

  override setListenerStats(
    element: BackendElement,
    type: string,
    capture: boolean,
    mutLevel: glassEasel.EventMutLevel,
  ): void {
    if (DOM_EVENTS.has(type)) super.setListenerStats(element, type, capture, mutLevel)
  }
}

/** The WXML tag would become a real `<input>` or `<button>`: every element is a `wx-…` one instead. */
function createElement(tag: string): HTMLElement {
  const element = document.createElement(`wx-${tag}`)
  const setAttribute = element.setAttribute.bind(element)
  element.setAttribute = (name, value) => {
    setAttribute(name, name === 'style' ? toBrowserStyle(value) : value)
  }
  return element
}

function toBrowserStyle(style: string): string {
  return style.replace(/(-?(?:\d+\.?\d*|\.\d+))rpx\b/g, 'calc($1 * var(--rpx))')
}

/** A disabled control swallows the tap. */
function isOnDisabled(event: unknown): boolean {
  return (
    event instanceof Event && event.target instanceof Element && event.target.closest('[disabled]') !== null
  )
}

/** A tap that comes from the keyboard or from code, as if a finger had touched the middle of the element. */
export function tap(element: Element): void {
  if (element.closest('[disabled]')) return
  const target = findNode(element)
  if (!target) return
  const { left, top, width, height } = element.getBoundingClientRect()
  const detail = { x: left + width / 2, y: top + height / 2 }
  glassEasel.Event.dispatchEvent(
    target,
    new glassEasel.Event('tap', detail, { bubbles: true, composed: true, capturePhase: true }),
  )
}

function findNode(element: Element): glassEasel.Element | null {
  let node: Node | null = element
  while (node) {
    const found = (node as unknown as BackendElement).__wxElement
    if (found) return found
    node = node.parentNode
  }
  return null
}
