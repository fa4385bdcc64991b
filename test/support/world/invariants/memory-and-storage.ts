import { parseSessionRecord, SESSION_STORAGE_KEY } from '../../../../miniprogram/core/session'
import type { Invariant } from '../moments'
import { fieldsOf } from '../phone-pages'
import type { World } from '../world'

/** 2: memory and storage agree; after logout no machine, store or storage holds a token or a user; memory goes first. */
export const memoryAndStorageAgree: Invariant = (world) => {
  /** The last write did not succeed: the storage may hold nothing, and if it cannot even remove, what it held before. */
  let isUnsaved = false
  let isStuck = false

  const compare = (): void => {
    const stored = parseSessionRecord(world.storage.records.get(SESSION_STORAGE_KEY))
    const kept = world.session
    if (kept !== null && world.backend.issued.get(kept.token) !== kept.userId) {
      world.breaks(2, `a token of one user with the id of ${kept.userId}`)
    }
    if (isStuck || world.state.startsWith('authorizing')) return
    if (stored === null && kept !== null && !isUnsaved) world.breaks(2, 'the session is not in the storage')
    if (stored !== null && stored.token !== kept?.token) world.breaks(2, 'the storage holds another session')
  }

  return (moment) => {
    if (moment.type === 'storage.failed') isUnsaved = isStuck = true
    else if (moment.type === 'storage.written') isUnsaved = isStuck = false
    else if (moment.type === 'storage.removing') {
      isStuck = false
      if (!isSaving(world) && remembers(world)) world.breaks(2, 'the storage is emptied before the memory')
    } else if (moment.type === 'step.done' && !world.thread.isStill) {
      compare()
      if (world.state === 'anonymous.idle' && remembers(world, true)) {
        world.breaks(2, 'something of the user is left after the logout')
      }
    }
  }
}

/** A write that did not succeed empties the storage while the old session is still in use. */
function isSaving({ state }: World): boolean {
  return state === 'relogin' || state === 'authorizing.signingIn'
}

/** Whether anything in memory names a token or a user. */
function remembers({ app, actors }: World, withStores = false): boolean {
  const memory: unknown[] = [actors.session, actors.profile, actors.checkIn].map(
    (actor) => actor.getSnapshot().context,
  )
  if (withStores)
    memory.push(...[app.session, app.user, app.checkIns, ...Object.values(app.views)].map(readStore))
  return /tok-|of [AB]|"userId":"[AB]|"streak":[12]/.test(JSON.stringify(memory))
}

function readStore(store: object): Record<string, unknown> {
  return Object.fromEntries(fieldsOf(store).map((name) => [name, store[name as keyof typeof store]]))
}
