import type { FrameLocator, Locator, Page } from 'playwright-core'

/** Elements of the page on top: pages below it are in the document, but hidden. */
const TOP_PAGE = '.page-frame:not([hidden])'

/** The phone inside the preview. */
export class PhoneScreen {
  readonly #page: Page
  readonly #frame: FrameLocator

  constructor(page: Page, frame: FrameLocator) {
    this.#page = page
    this.#frame = frame
  }

  /** The page on top. */
  get top(): Locator {
    return this.#frame.locator(TOP_PAGE)
  }

  /** The whole screen, bars and overlays included. */
  get screen(): Locator {
    return this.#frame.locator('.phone')
  }

  get title(): Locator {
    return this.#frame.getByTestId('page-title')
  }

  get toast(): Locator {
    return this.#frame.getByTestId('toast')
  }

  get dialog(): Locator {
    return this.#frame.getByRole('dialog')
  }

  async waitUntilReady(): Promise<void> {
    await this.top.locator('wx-page *').first().waitFor()
  }

  /** Path of the page on top. */
  async route(): Promise<string> {
    return (await this.top.locator('wx-page').getAttribute('data-page')) ?? ''
  }

  async waitForRoute(path: string): Promise<void> {
    await this.#frame.locator(`${TOP_PAGE} wx-page[data-page="${path}"]`).waitFor()
  }

  /** What stands on the page with this text. */
  text(text: string | RegExp): Locator {
    return this.top.getByText(text)
  }

  button(name: string | RegExp): Locator {
    return this.top.getByRole('button', { name })
  }

  /** Taps the first thing on the page with this text. */
  async tap(text: string | RegExp): Promise<void> {
    await this.text(text).first().click()
  }

  /** Taps a checkbox, switch or radio by its label. */
  async tick(name: string | RegExp): Promise<void> {
    await this.top.getByRole('checkbox', { name }).click()
  }

  async tapTab(text: string): Promise<void> {
    await this.#frame.getByRole('tab', { name: text, exact: true }).click()
  }

  async goBack(): Promise<void> {
    await this.#frame.locator('.nav-leading:not([hidden])').first().click()
  }

  /** Presses a button of the platform's own dialog. */
  async answer(text: string): Promise<void> {
    await this.dialog.getByRole('button', { name: text }).click()
  }

  /** Pulls the page down with the mouse, as far as it refreshes. */
  async pullDown(): Promise<void> {
    const box = await this.top.boundingBox()
    if (!box) throw new Error('no page is on screen')
    const x = box.x + box.width / 2
    await this.#page.mouse.move(x, box.y + 60)
    await this.#page.mouse.down()
    await this.#page.mouse.move(x, box.y + 260, { steps: 8 })
    await this.#page.mouse.up()
  }

  /** What storage holds under a key of the mini-program's; undefined for nothing. */
  async stored(key: string): Promise<unknown> {
    const text = await this.#page.evaluate((name) => localStorage.getItem(name), `mini-program:${key}`)
    return text === null ? undefined : (JSON.parse(text) as unknown)
  }
}
