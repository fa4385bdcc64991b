import path from 'node:path'
import { launch, type TestLaunch } from '../support/mini-program'
import type { PhoneDriver } from '../support/phone-driver'

export const FIXTURE_ROOT = path.join(__dirname, 'fixtures/mini-program')

/** Starts the small mini-program these tests are about. */
export function launchFixture(url: string, options: TestLaunch = {}): PhoneDriver {
  return launch(url, { ...options, program: 'fixture' })
}

/** What the fixture's hooks wrote since launch, oldest first. */
export function fixtureLog(): string[] {
  return jest.requireActual<{ entries: string[] }>('./fixtures/mini-program/log').entries
}

/** Forgets what was written so far. */
export function clearFixtureLog(): void {
  fixtureLog().length = 0
}

/** Calls a member of `wx` by name, with arguments its types would not allow. Resolves or rejects as it does. */
export function callWx(name: string, options: object = {}): Promise<unknown> {
  const call = (wx as unknown as Record<string, (options: object) => Promise<unknown>>)[name]
  if (call === undefined) throw new Error(`wx.${name} is undefined`)
  return call(options)
}
