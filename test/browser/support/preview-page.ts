import type { FrameLocator, Locator, Page } from 'playwright-core'
import { PhoneScreen } from './phone-screen'

/** A line of the event log. */
export interface LogLine {
  readonly machine: string
  readonly event: string
  /** `from → to` */
  readonly move: string
}

/** The preview's page as a visitor uses it: the phone, and the panel beside it. */
export class PreviewPage {
  readonly page: Page
  readonly frame: FrameLocator
  readonly phone: PhoneScreen
  /** What the console said in red, and what nobody caught. */
  readonly problems: string[] = []

  constructor(page: Page) {
    this.page = page
    this.frame = page.frameLocator('iframe[data-testid=phone]')
    this.phone = new PhoneScreen(page, this.frame)
    page.on('pageerror', (error) => this.problems.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(message.text())
    })
  }

  /** @param search such as `?lang=en&theme=dark` */
  async open(url: string, search = ''): Promise<this> {
    await this.page.goto(`${url}/${search}`)
    await this.phone.waitUntilReady()
    return this
  }

  /** A control of the panel, by the name it has in preview/panel/controls.ts; a choice is `name-value`. */
  control(name: string): Locator {
    return this.page.getByTestId(name)
  }

  async press(name: string): Promise<void> {
    await this.control(name).click()
  }

  async isOn(name: string): Promise<boolean> {
    const control = this.control(name)
    const pressed =
      (await control.getAttribute('aria-pressed')) ?? (await control.getAttribute('aria-checked'))
    return pressed === 'true'
  }

  /** Switches every fault off and waits until the panel says so. */
  async heal(): Promise<void> {
    await this.press('heal')
    await this.page.getByTestId('heal').and(this.page.locator(':not(.is-needed)')).waitFor()
  }

  /** The live top-level state on the panel's path. */
  async state(): Promise<string> {
    return (await this.page.getByTestId('session').getAttribute('data-state')) ?? ''
  }

  async waitForState(state: string, timeout?: number): Promise<void> {
    const wanted = this.page.locator(`[data-testid=session][data-state=${state}]`)
    await wanted.waitFor(timeout === undefined ? {} : { timeout })
  }

  /** Waits for an event in the log. @param move part of `from → to` */
  async waitForEvent(event: string, move = '', timeout?: number): Promise<void> {
    const row = this.page.getByTestId('log').locator(`li[data-event="${event}"]`, { hasText: move })
    await row.first().waitFor({ state: 'attached', ...(timeout === undefined ? {} : { timeout }) })
  }

  /** The event log, oldest first. */
  async log(): Promise<LogLine[]> {
    const rows = await this.page.getByTestId('log').locator('li[data-event]').all()
    const lines = rows.map(async (row) => ({
      machine: (await row.getAttribute('data-machine')) ?? '',
      event: (await row.getAttribute('data-event')) ?? '',
      move: (await row.locator('.log-move').textContent()) ?? '',
    }))
    return (await Promise.all(lines)).reverse()
  }

  /** The top-level states the session went through, oldest first, without repetitions. */
  async path(): Promise<string[]> {
    const lines = (await this.log()).filter((line) => line.machine === 'session')
    const states = lines.flatMap(({ move }) => move.split(' → ').map((state) => state.split('.')[0] ?? ''))
    return states.filter((state, index) => state !== states[index - 1])
  }

  /** The line that says what happened, or what to do next. */
  async notice(): Promise<string> {
    return (await this.page.getByTestId('notice').textContent()) ?? ''
  }

  /** Starts the mini-program anew, as closing and opening it would. */
  async reloadApp(): Promise<void> {
    await this.press('reload-app')
    await this.phone.waitUntilReady()
  }

  async pullDown(): Promise<void> {
    await this.press('pull-down')
  }
}
