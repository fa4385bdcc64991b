import { isSessionError } from '../core/errors'
import type { StoragePort } from '../core/ports'
import { parseSessionRecord, SESSION_STORAGE_KEY, toSessionRecord, type Session } from '../core/session'

/** Keeps the session over restarts. Every call reads or writes one key once: a cut anywhere leaves the old record, the new one or none. */
export interface SessionStorage {
  /** The stored session, or null for none; anything malformed is none. */
  load(): Session | null
  /** Throws a SessionError `storage` when it cannot be written; then nothing is stored. */
  save(session: Session): void
  /** Throws a SessionError `storage` when the record can neither be removed nor overwritten. */
  forget(): void
}

export function createSessionStorage(storage: StoragePort): SessionStorage {
  const forget = (): void => {
    try {
      storage.remove(SESSION_STORAGE_KEY)
    } catch (error) {
      if (!isSessionError(error)) throw error
      // An overwritten record is as good as a removed one: it restores as no session.
      storage.write(SESSION_STORAGE_KEY, null)
    }
  }
  return {
    load: () => parseSessionRecord(storage.read(SESSION_STORAGE_KEY)),
    save(session) {
      try {
        storage.write(SESSION_STORAGE_KEY, toSessionRecord(session))
      } catch (error) {
        // What is left there belongs to an older session and would restore as the wrong one.
        forget()
        throw error
      }
    },
    forget,
  }
}
