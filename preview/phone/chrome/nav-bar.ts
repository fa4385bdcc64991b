import { element, lineIcon } from '../../shared/elements'
import type { PhoneTexts } from './texts'

const BACK = lineIcon('<path d="M15 5l-7 7 7 7"/>')
const HOME = lineIcon('<path d="M4 11l8-7 8 7v8a1 1 0 0 1-1 1h-4v-6H9v6H5a1 1 0 0 1-1-1z"/>', 22)
const CAPSULE =
  '<svg viewBox="0 0 87 32" width="87" height="32" fill="currentColor" aria-hidden="true"><circle cx="16" cy="16" r="2.2"/>' +
  '<circle cx="23" cy="16" r="3.2"/><circle cx="30" cy="16" r="2.2"/><path d="M43.5 7v18" stroke="currentColor" opacity=".25"/>' +
  '<circle cx="65" cy="16" r="8.5" fill="none" stroke="currentColor" stroke-width="2.2"/><circle cx="65" cy="16" r="3.4"/></svg>'

/** What the bar shows for the page on top. */
export interface NavBarState {
  readonly title: string
  readonly background: string
  readonly textStyle: string
  readonly leading: 'back' | 'home' | 'none'
  readonly isHidden: boolean
}

/** The navigation bar: back or home, the title, and the platform's capsule. */
export class NavBar {
  readonly element = element('header', { class: 'nav-bar', attributes: { 'data-testid': 'navigation-bar' } })
  readonly #title = element('h1', { class: 'nav-title', attributes: { 'data-testid': 'page-title' } })
  readonly #back: HTMLButtonElement
  readonly #home: HTMLButtonElement
  readonly #spinner = element('span', { class: 'spinner nav-spinner', attributes: { hidden: '' } })

  constructor(texts: PhoneTexts, onBack: () => void, onHome: () => void) {
    this.#back = leading(texts.back, BACK, onBack)
    this.#home = leading(texts.home, HOME, onHome)
    const capsule = element('span', {
      class: 'nav-capsule',
      svg: CAPSULE,
      attributes: { 'aria-hidden': 'true' },
    })
    this.element.append(this.#back, this.#home, this.#spinner, this.#title, capsule)
  }

  render({ title, background, textStyle, leading: shown, isHidden }: NavBarState): void {
    this.#title.textContent = title
    this.element.style.background = isHidden ? 'transparent' : background
    this.element.style.color = textStyle === 'black' ? '#111' : '#fff'
    this.element.classList.toggle('is-overlay', isHidden)
    this.#title.hidden = isHidden
    this.#back.hidden = shown !== 'back'
    this.#home.hidden = shown !== 'home'
  }

  set isLoading(isLoading: boolean) {
    this.#spinner.hidden = !isLoading
  }
}

function leading(label: string, svg: string, onClick: () => void): HTMLButtonElement {
  return element('button', {
    class: 'nav-leading',
    svg,
    onClick,
    attributes: { type: 'button', 'aria-label': label },
  })
}
