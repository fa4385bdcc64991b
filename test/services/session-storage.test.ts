import fc from 'fast-check'
import { SessionError } from '../../miniprogram/core/errors'
import type { StoragePort } from '../../miniprogram/core/ports'
import { SESSION_STORAGE_KEY } from '../../miniprogram/core/session'
import { createSessionStorage } from '../../miniprogram/services/session-storage'
import { malformedRecord, session } from '../support/arbitraries'
import { tryTo } from '../support/outcome'

const first = { token: 't1', userId: 'A', issuedAt: 1 }
const second = { token: 't2', userId: 'B', issuedAt: 2 }

type Call = 'write' | 'remove'

/** A storage whose single calls can be refused; `calls` counts them, refused ones too. */
class FakeStorage implements StoragePort {
  readonly values = new Map<string, unknown>()
  calls: Call[] = []
  refuses: (call: Call, value?: unknown) => boolean = () => false

  read(key: string): unknown {
    return this.values.get(key)
  }

  write(key: string, value: unknown): void {
    this.run('write', value)
    this.values.set(key, value)
  }

  remove(key: string): void {
    this.run('remove')
    this.values.delete(key)
  }

  private run(call: Call, value?: unknown): void {
    this.calls.push(call)
    if (this.refuses(call, value)) throw new SessionError('storage')
  }
}

function setUp() {
  const storage = new FakeStorage()
  return { storage, sessions: createSessionStorage(storage) }
}

describe('createSessionStorage', () => {
  it('loads what it saved, whatever the session', () => {
    fc.assert(
      fc.property(session, (saved) => {
        const { sessions } = setUp()
        sessions.save(saved)
        expect(sessions.load()).toEqual(saved)
      }),
    )
  })

  it('loads no session from an empty storage', () => {
    expect(setUp().sessions.load()).toBeNull()
  })

  it('loads no session from a malformed record', () => {
    fc.assert(
      fc.property(malformedRecord, (record) => {
        const { storage, sessions } = setUp()
        storage.values.set(SESSION_STORAGE_KEY, record)
        expect(sessions.load()).toBeNull()
      }),
    )
  })

  it('keeps everything under one key, with one write', () => {
    const { storage, sessions } = setUp()
    sessions.save(first)
    sessions.save(second)
    expect(storage.calls).toEqual(['write', 'write'])
    expect([...storage.values.keys()]).toEqual([SESSION_STORAGE_KEY])
  })

  it('leaves nothing behind when it forgets', () => {
    const { storage, sessions } = setUp()
    sessions.save(first)
    sessions.forget()
    expect(storage.values.size).toBe(0)
  })

  it('forgets where nothing was', () => {
    const { storage, sessions } = setUp()
    sessions.forget()
    expect(storage.values.size).toBe(0)
  })

  it('removes the session before when the storage is full: it would restore as the wrong one', () => {
    const { storage, sessions } = setUp()
    sessions.save(first)
    storage.refuses = (call) => call === 'write'
    expect(() => {
      sessions.save(second)
    }).toThrow('storage')
    expect(storage.values.size).toBe(0)
    expect(sessions.load()).toBeNull()
  })

  it('overwrites a record that cannot be removed', () => {
    const { storage, sessions } = setUp()
    sessions.save(first)
    storage.refuses = (call) => call === 'remove'
    sessions.forget()
    expect(sessions.load()).toBeNull()
    expect(JSON.stringify([...storage.values])).not.toContain('t1')
  })

  it('overwrites the session before when the new one is too long and nothing can be removed', () => {
    const { storage, sessions } = setUp()
    sessions.save(first)
    storage.refuses = (call, value) => call === 'remove' || value !== null
    expect(() => {
      sessions.save(second)
    }).toThrow('storage')
    expect(sessions.load()).toBeNull()
  })

  it('says so when the storage takes nothing at all', () => {
    const { storage, sessions } = setUp()
    sessions.save(first)
    storage.refuses = () => true
    expect(() => {
      sessions.save(second)
    }).toThrow('storage')
    expect(() => {
      sessions.forget()
    }).toThrow('storage')
    expect(sessions.load()).toEqual(first)
  })

  it('lets a fault that is no storage error through', () => {
    const { storage, sessions } = setUp()
    storage.remove = () => {
      throw new TypeError('broken')
    }
    expect(() => {
      sessions.forget()
    }).toThrow(TypeError)
  })

  it('restores the old session, the new one or none wherever a run is cut, never a mixture', () => {
    const steps = fc.array(fc.option(session, { nil: null }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(steps, fc.nat({ max: 12 }), (list, callsUntilCut) => {
        const { storage, sessions } = setUp()
        class Cut extends Error {}
        storage.refuses = () => {
          // Whoever is cut off does nothing any more, cleaning up included.
          if (storage.calls.length > callsUntilCut) throw new Cut()
          return false
        }
        let around: readonly unknown[] = [null]
        const { error } = tryTo(() => {
          for (const step of list) {
            around = [around.at(-1), step]
            if (step === null) sessions.forget()
            else sessions.save(step)
          }
        })
        expect(error === undefined || error instanceof Cut).toBe(true)
        expect([...around, null]).toContainEqual(createSessionStorage(storage).load())
      }),
    )
  })
})
