import { isPrivateOrigin } from '../config'
import type { Environment, FeedbackPort, LaunchOptions, StoragePort } from '../core/ports'
import { messages } from '../i18n/index'

const PAIRING_STORAGE_KEY = 'pairing'

/** A phone running a development build can be paired with a computer in its network, once the user agreed. */
export interface Pairing {
  /** Origin of the paired computer; null for none. */
  origin(): string | null
  /**
   * Asks to pair when the launch query holds `pair=<address>`, such as `pair=http://192.168.1.20:3000`; `pair=off` ends it.
   * @param leave ends the session before the address changes: a token belongs to the server that issued it
   * @throws SessionError `storage` when that cannot be kept
   */
  read(launch: LaunchOptions, leave: () => Promise<void>): Promise<void>
}

export function createPairing(
  storage: StoragePort,
  feedback: FeedbackPort,
  environment: Environment,
): Pairing {
  const isAllowed = environment.envVersion === 'develop'
  let origin = isAllowed ? readOrigin(storage) : null
  return {
    origin: () => origin,
    async read({ query }, leave) {
      const wanted = decode(query.pair ?? '')
      if (!isAllowed || wanted === '' || wanted === origin) return
      if (wanted === 'off') {
        await leave()
        storage.remove(PAIRING_STORAGE_KEY)
        origin = null
        return
      }
      if (!isPrivateOrigin(wanted)) return
      const { title, content, confirmText, cancelText } = messages(environment.locale).pairing
      if (await feedback.confirm({ title, content: `${content} ${wanted}`, confirmText, cancelText })) {
        await leave()
        storage.write(PAIRING_STORAGE_KEY, wanted)
        origin = wanted
      }
    },
  }
}

function readOrigin(storage: StoragePort): string | null {
  const stored = storage.read(PAIRING_STORAGE_KEY)
  return typeof stored === 'string' && isPrivateOrigin(stored) ? stored : null
}

/** The query is whatever somebody wrote into a link. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
