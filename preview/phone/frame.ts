import type { InspectableApplication, PhoneHandle, PreviewHost } from '../shared/bridge'
import { startPhone, type PhoneOptions } from './start'
import { PhoneStorage } from './wx/storage'

export interface FrameOptions extends Pick<PhoneOptions, 'program' | 'templates' | 'modules'> {
  readonly application: () => InspectableApplication | null
}

/** Starts the mini-program in this window; with a panel around it, follows the panel's controls. */
export function startInFrame({ application, ...options }: FrameOptions): void {
  const host = findHost()
  const phone = startPhone({
    ...options,
    ...(host ? { settings: host.settings(), reload: host.reload } : { reload: () => location.reload() }),
    ...(location.hash === '' ? {} : { url: location.hash.slice(1) }),
  })
  const { device, screen, storage } = phone.context
  const handle: PhoneHandle = {
    application: application(),
    canPullDown: () => screen.canPullDown,
    pullDown: () => {
      screen.pullDown.open()
    },
    clearStorage: () => {
      new PhoneStorage(storage).clear()
    },
    applySettings: (settings) => {
      device.update(settings)
    },
  }
  host?.connect(handle)
}

function findHost(): PreviewHost | undefined {
  return window.parent === window ? undefined : window.parent.previewHost
}
