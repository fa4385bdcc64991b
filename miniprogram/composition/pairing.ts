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
   * @throws SessionError `storage` when that cannot be kept
   */
  read(launch: LaunchOptions): Promise<void>
}

export function createPairing(
  storage: StoragePort,
  feedback: FeedbackPort,
  environment: Environment,
): Pairing {
  const origin = (): string | null => {
    const stored = storage.read(PAIRING_STORAGE_KEY)
    return typeof stored === 'string' && isPrivateOrigin(stored) ? stored : null
  }
  return {
    origin,
    async read({ query }) {
      const wanted = decode(query.pair ?? '')
      if (environment.envVersion !== 'develop' || wanted === '' || wanted === origin()) return
      if (wanted === 'off') {
        storage.remove(PAIRING_STORAGE_KEY)
        return
      }
      if (!isPrivateOrigin(wanted)) return
      const { title, content, confirmText, cancelText } = messages(environment.locale).pairing
      if (await feedback.confirm({ title, content: `${content} ${wanted}`, confirmText, cancelText })) {
        storage.write(PAIRING_STORAGE_KEY, wanted)
      }
    },
  }
}

/** The query is whatever somebody wrote into a link. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
