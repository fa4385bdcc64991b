import { phoneTexts } from '../chrome/texts'
import { ApiFailure } from '../routes'
import { asyncCall, wrongParameter } from './call'
import type { ApiModule, PhoneContext } from './context'

/** Clipboard, update manager, logs: small services. */
export function createServices(phone: PhoneContext): ApiModule {
  let clipboard = ''
  return {
    // The text stays inside the phone as well: browsers let pages read the real clipboard only after asking.
    setClipboardData: asyncCall('setClipboardData', phone.guard, async ({ data }: { data: string }) => {
      if (typeof data !== 'string') throw wrongParameter('data', 'String', data)
      clipboard = data
      await writeRealClipboard(data)
      phone.screen.overlays.showToast(
        'toast',
        phoneTexts(phone.device.settings.language).copied,
        'none',
        1500,
      )
    }),
    getClipboardData: asyncCall('getClipboardData', phone.guard, () => ({ data: clipboard })),
    vibrateShort: asyncCall('vibrateShort', phone.guard, () => undefined),
    getUpdateManager: () => createUpdateManager(phone),
    getLogManager: () => createLogger('log'),
    getRealtimeLogManager: () => createLogger('real-time log'),
  }
}

async function writeRealClipboard(data: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(data)
  } catch {
    // Not allowed here (no focus, no permission): the phone's own clipboard has it.
  }
}

/** What is on screen is the newest version: it says so, and there is never one to apply. */
function createUpdateManager(phone: PhoneContext): WechatMiniprogram.UpdateManager {
  return {
    onCheckForUpdate: (listener) => {
      queueMicrotask(() => {
        phone.guard(() => listener({ hasUpdate: false }))
      })
    },
    onUpdateReady: () => undefined,
    onUpdateFailed: () => undefined,
    applyUpdate: () => {
      throw new ApiFailure('applyUpdate:fail update is not ready')
    },
  }
}

/** Logs go to the console, where DevTools shows them too. */
function createLogger(kind: string): Readonly<Record<string, (...values: unknown[]) => void>> {
  const to =
    (level: 'debug' | 'info' | 'warn') =>
    (...values: unknown[]) => {
      console[level](`[${kind}]`, ...values)
    }
  // "error" goes out as a warning: the reporter that writes here has said it on the console already.
  return {
    debug: to('debug'),
    info: to('info'),
    log: to('info'),
    warn: to('warn'),
    error: to('warn'),
    setFilterMsg: to('debug'),
    addFilterMsg: to('debug'),
  }
}
