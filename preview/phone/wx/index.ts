import { isAtLeast } from '../../shared/device'
import { createAppEvents } from './app-events'
import { createBars } from './bars'
import type { ApiModule, PhoneContext } from './context'
import { createInteraction } from './interaction'
import { createLogin } from './login'
import { createNavigation } from './navigation'
import { createNetwork } from './network'
import { createRequest } from './request'
import { createServices } from './services'
import { createStorage } from './storage'
import { createSystem } from './system'

/** The `wx` object, changeable by tests before the mini-program sees it. */
export type WxObject = Record<string, unknown>

/**
 * The `wx` of the preview. A name reads as
 * - what the preview has made of it,
 * - undefined when the platform has no such name, or got it after the base library that is set: feature detection
 *   (`if (wx.foo)`, `wx.canIUse('foo')`) answers as on a client of that version,
 * - else a function that throws, naming itself.
 */
export function createWx(phone: PhoneContext): WxObject {
  const own: WxObject = {
    ...createLogin(phone),
    ...createRequest(phone),
    ...createStorage(phone),
    ...createNetwork(phone),
    ...createInteraction(phone),
    ...createNavigation(phone),
    ...createBars(phone),
    ...createSystem(phone),
    ...createAppEvents(phone),
    ...createServices(phone),
  }
  const { apiVersions } = phone.program
  const isKnown = (name: string): boolean => {
    const since = apiVersions[name]
    return since === undefined
      ? name in own
      : since === '' || isAtLeast(phone.device.settings.baseLibrary, since)
  }
  own.canIUse = (schema: string) => {
    const name = schema.split('.')[0] ?? ''
    return name in own && isKnown(name)
  }
  return new Proxy(own, {
    get(target, name, receiver): unknown {
      if (typeof name !== 'string' || !isKnown(name)) return undefined
      return name in target ? Reflect.get(target, name, receiver) : refuse(name)
    },
  })
}

function refuse(name: string): () => never {
  return () => {
    const message = `wx.${name} is not implemented by the preview`
    console.error(message)
    throw new Error(message)
  }
}

export type { ApiModule }
