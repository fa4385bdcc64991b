import type { TabBarConfig, TabItemConfig } from '../../shared/program'
import { element } from '../../shared/elements'
import { assetUrl } from '../assets'
import { ApiFailure } from '../routes'

/** What `wx.setTabBarItem` may change. */
export type TabItemChange = Partial<Pick<TabItemConfig, 'text' | 'iconPath' | 'selectedIconPath'>>

export interface TabItem {
  readonly index: number
  readonly pagePath: string
  readonly text: string
}

/** The tab bar, with the changes the app made to its items. */
export class TabBar {
  readonly element = element('nav', {
    class: 'tab-bar',
    attributes: { role: 'tablist', 'data-testid': 'tab-bar' },
  })
  readonly #onTap: (item: TabItem) => void
  readonly #changes = new Map<number, TabItemChange>()
  #config: TabBarConfig = { list: [] }
  #selected = ''

  constructor(onTap: (item: TabItem) => void) {
    this.#onTap = onTap
  }

  /** @param selected path of the page on top; the bar hides for pages that are no tabs */
  render(config: TabBarConfig, selected: string): void {
    this.#config = config
    this.#selected = selected
    const isTab = config.list.some((item) => item.pagePath === selected)
    this.element.hidden = !isTab
    this.element.style.background = config.backgroundColor ?? '#fff'
    this.element.style.borderTopColor =
      config.borderStyle === 'white' ? 'rgba(255,255,255,.12)' : 'rgba(0,0,0,.1)'
    this.element.replaceChildren(
      ...config.list.map((item, index) => this.#tab({ ...item, ...this.#changes.get(index) }, index)),
    )
  }

  change(index: number, change: TabItemChange): void {
    if (!this.#config.list[index]) throw new ApiFailure('tabbar item not found')
    this.#changes.set(index, { ...this.#changes.get(index), ...change })
    this.render(this.#config, this.#selected)
  }

  #tab(item: TabItemConfig, index: number): HTMLElement {
    const isSelected = item.pagePath === this.#selected
    const color = (isSelected ? this.#config.selectedColor : this.#config.color) ?? 'inherit'
    const icon = isSelected ? (item.selectedIconPath ?? item.iconPath) : item.iconPath
    const button = element('button', {
      class: 'tab',
      attributes: {
        type: 'button',
        role: 'tab',
        'aria-selected': String(isSelected),
        style: `color:${color}`,
      },
      onClick: () => {
        this.#onTap({ index, pagePath: item.pagePath, text: item.text })
      },
    })
    if (icon)
      button.append(element('img', { class: 'tab-icon', attributes: { src: assetUrl(icon), alt: '' } }))
    button.append(element('span', { text: item.text }))
    return button
  }
}
