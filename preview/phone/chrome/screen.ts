import type { CompiledProgram, TabBarConfig } from '../../shared/program'
import { SINGLE_PAGE_SCENE } from '../../shared/device'
import { element } from '../../shared/elements'
import type { Device } from '../device'
import type { Page } from '../page'
import type { PageStack } from '../page-stack'
import { NavBar, type NavBarState } from './nav-bar'
import { Overlays } from './overlays'
import { PullDown } from './pull-down'
import { createStatusBar } from './status-bar'
import { TabBar, type TabItem } from './tab-bar'
import { phoneTexts } from './texts'
import { themed, windowStyle } from './window-style'

/** What a page may change of its navigation bar at run time. */
export type NavBarOverride = Partial<Pick<NavBarState, 'title' | 'background' | 'textStyle'>>

export interface ScreenActions {
  readonly onBack: () => void
  readonly onHome: () => void
  readonly onTab: (item: TabItem) => void
  /** Out of the single-page mode, into the whole mini-program. */
  readonly onOpenApp: () => void
}

/** The phone's screen: status bar, navigation bar, pages, tab bar, and what lies over them. */
export class Screen {
  readonly element: HTMLElement
  readonly pages = element('main', { class: 'pages', attributes: { 'data-testid': 'page' } })
  readonly navBar: NavBar
  readonly tabBar: TabBar
  readonly overlays: Overlays
  readonly pullDown: PullDown
  readonly #program: CompiledProgram
  readonly #device: Device
  readonly #overrides = new WeakMap<Page, NavBarOverride>()
  #stack: PageStack | undefined

  constructor(program: CompiledProgram, device: Device, actions: ScreenActions) {
    const texts = phoneTexts(device.settings.language)
    this.#program = program
    this.#device = device
    this.navBar = new NavBar(texts, actions.onBack, actions.onHome)
    this.tabBar = new TabBar(actions.onTab)
    this.overlays = new Overlays(texts)
    this.pullDown = new PullDown(
      this.pages,
      () => (this.canPullDown ? (this.#stack?.top?.scroller ?? null) : null),
      () => this.#stack?.top?.call('onPullDownRefresh'),
    )
    const parts = [createStatusBar(device), this.navBar.element, this.pages, this.tabBar.element]
    if (this.#isSinglePage)
      parts.push(createSinglePageBar(texts.openApp, texts.singlePage, actions.onOpenApp))
    this.element = element('div', { class: 'phone' }, ...parts, this.overlays.element)
  }

  get canPullDown(): boolean {
    const page = this.#stack?.top
    if (!page) return false
    return windowStyle(this.#program, page.route.path, this.#device.settings.theme).enablePullDownRefresh
  }

  /** Changes the navigation bar of the page on top, for as long as that page lives. */
  override(change: NavBarOverride): void {
    const page = this.#stack?.top
    if (!page) return
    this.#overrides.set(page, { ...this.#overrides.get(page), ...change })
    this.#renderNavBar(page)
  }

  /** Shows what fits the page on top; called after every move and every change of the theme. */
  render(stack: PageStack): void {
    this.#stack = stack
    const { theme, language } = this.#device.settings
    document.documentElement.dataset.theme = theme
    document.documentElement.lang = language.replace('_', '-')
    const page = stack.top
    if (!page) return
    this.#renderNavBar(page)
    const tabBar: TabBarConfig = themed(this.#program.app.tabBar ?? { list: [] }, this.#program.theme[theme])
    this.tabBar.render(this.#isSinglePage ? { ...tabBar, list: [] } : tabBar, page.route.path)
    this.element.classList.toggle('has-tabs', !this.tabBar.element.hidden)
    const { backgroundColor, backgroundTextStyle } = windowStyle(this.#program, page.route.path, theme)
    page.frame.style.background = backgroundColor
    page.frame.classList.toggle('has-light-dots', backgroundTextStyle === 'light')
  }

  get #isSinglePage(): boolean {
    return this.#device.settings.scene === SINGLE_PAGE_SCENE
  }

  #renderNavBar(page: Page): void {
    const style = windowStyle(this.#program, page.route.path, this.#device.settings.theme)
    const state: NavBarState = {
      title: style.navigationBarTitleText,
      background: style.navigationBarBackgroundColor,
      textStyle: style.navigationBarTextStyle,
      leading: this.#leading(page),
      isHidden: style.navigationStyle === 'custom',
      ...this.#overrides.get(page),
    }
    this.navBar.render(state)
    this.element.classList.toggle('has-light-text', state.textStyle !== 'black')
    this.element.style.setProperty('--status-background', state.background)
  }

  #leading({ route }: Page): NavBarState['leading'] {
    if (this.#isSinglePage) return 'none'
    if ((this.#stack?.pages.length ?? 0) > 1) return 'back'
    if (this.#stack?.isTab(route.path)) return 'none'
    return route.path === this.#program.app.pages[0] ? 'none' : 'home'
  }
}

function createSinglePageBar(label: string, note: string, onClick: () => void): HTMLElement {
  return element(
    'div',
    { class: 'single-page-bar' },
    element('span', { text: note }),
    element('button', { text: label, onClick, attributes: { type: 'button' } }),
  )
}
