import type { CompiledProgram } from '../shared/program'
import type { Environment } from './environment'
import { Page } from './page'
import { ApiFailure, parseRoute, type Route } from './routes'

/** https://developers.weixin.qq.com/miniprogram/dev/framework/app-service/route.html */
const MOST_PAGES = 10

export interface PageStackOptions {
  readonly environment: Environment
  readonly program: CompiledProgram
  readonly screen: HTMLElement
  /** Runs code of the mini-program; what it throws is reported and stops nobody else. */
  readonly guard: (run: () => void) => void
  readonly onChange: () => void
}

/** The open pages. Tab pages stay alive until the next reLaunch; everything above them lives in the stack. */
export class PageStack {
  readonly #options: PageStackOptions
  readonly #routes: ReadonlySet<string>
  readonly #tabRoutes: ReadonlySet<string>
  readonly #tabs = new Map<string, Page>()
  #pages: Page[] = []

  constructor(options: PageStackOptions) {
    const { app } = options.program
    this.#options = options
    this.#routes = new Set(app.pages)
    this.#tabRoutes = new Set(app.tabBar?.list.map((item) => item.pagePath))
  }

  get pages(): readonly Page[] {
    return this.#pages
  }

  get top(): Page | undefined {
    return this.#pages.at(-1)
  }

  has(path: string): boolean {
    return this.#routes.has(path)
  }

  isTab(path: string): boolean {
    return this.#tabRoutes.has(path)
  }

  parse(url: string): Route {
    return parseRoute(url, this.top?.route.path ?? '')
  }

  navigateTo(url: string): void {
    const route = this.#existing(url)
    if (this.isTab(route.path)) throw new ApiFailure('can not navigateTo a tabbar page')
    if (this.#pages.length >= MOST_PAGES) throw new ApiFailure('webview count limit exceed')
    this.top?.hide()
    this.#open(route)
  }

  redirectTo(url: string): void {
    const route = this.#existing(url)
    if (this.isTab(route.path)) throw new ApiFailure('can not redirectTo a tabbar page')
    this.#forget(this.#pages.length - 1)
    this.#open(route)
  }

  reLaunch(url: string): void {
    const route = this.#existing(url)
    this.dispose()
    this.#open(route)
  }

  switchTab(url: string): void {
    if (url.includes('?')) throw new ApiFailure('url not support queryString')
    const route = this.#existing(url)
    if (!this.isTab(route.path)) throw new ApiFailure('can not switch to no-tabBar page')
    if (this.top?.route.path === route.path) return
    const first = this.#pages[0]
    const keepsFirst = first !== undefined && this.isTab(first.route.path)
    this.#forget(keepsFirst ? 1 : 0)
    const target = this.#tabs.get(route.path)
    if (keepsFirst && target !== first) first.hide()
    this.#pages = target ? [target] : []
    if (target) this.#reveal()
    else this.#open(route)
  }

  navigateBack(delta: number): void {
    if (this.#pages.length < 2) throw new ApiFailure('cannot navigate back at first page.')
    this.#forget(Math.max(1, this.#pages.length - delta))
    this.#reveal()
  }

  /** The app came to the foreground, or left it; the page stays visible meanwhile. */
  setForeground(isForeground: boolean): void {
    if (isForeground) this.top?.show()
    else this.top?.hide(true)
  }

  /** Unloads every page, the tab pages behind included. */
  dispose(): void {
    this.#forget(0)
    for (const page of this.#tabs.values()) page.unload()
    this.#tabs.clear()
  }

  #existing(url: string): Route {
    const route = this.parse(url)
    if (!this.#routes.has(route.path)) throw new ApiFailure(`page "${route.path}" is not found`)
    return route
  }

  #open(route: Route): void {
    const page = new Page(this.#options.environment, route, this.#options.guard)
    this.#pages.push(page)
    if (this.isTab(route.path)) this.#tabs.set(route.path, page)
    page.open(this.#options.screen)
    this.#options.onChange()
  }

  #reveal(): void {
    this.top?.show()
    this.#options.onChange()
  }

  /** Unloads the pages above the first `count`, newest first. */
  #forget(count: number): void {
    for (const page of this.#pages.splice(count).reverse()) {
      if (this.#tabs.get(page.route.path) === page) this.#tabs.delete(page.route.path)
      page.unload()
    }
  }
}
