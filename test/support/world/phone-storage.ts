import type { StorageMode } from './faults'
import type { World } from './world'

/** The synchronous storage calls. */
export class PhoneStorage {
  mode: StorageMode = 'ok'
  readonly records = new Map<string, unknown>()
  private readonly world: World

  constructor(world: World) {
    this.world = world
  }

  get(key: string): unknown {
    return this.records.get(key) ?? ''
  }

  set(key: string, value: unknown): void {
    this.refuseWhenDead()
    if (this.mode === 'cut') this.cut(key, value)
    if (this.mode !== 'ok') this.fail('setStorageSync:fail exceed storage max size')
    this.records.set(key, structuredClone(value))
    this.world.notice({ type: 'storage.written' })
  }

  remove(key: string): void {
    this.refuseWhenDead()
    if (this.mode === 'broken') this.fail('removeStorageSync:fail')
    this.world.notice({ type: 'storage.removing' })
    this.records.delete(key)
  }

  /** The process ends while it writes: what is there afterwards is old, new, nothing or not a record. */
  private cut(key: string, value: unknown): never {
    const left = [this.records.get(key), value, undefined, '{"version":1,"tok', null]
    const record = left[Math.floor(this.world.random() * left.length)]
    if (record === undefined) this.records.delete(key)
    else this.records.set(key, structuredClone(record))
    this.mode = 'ok'
    this.world.thread.kill()
    throw new Error('killed')
  }

  private fail(errMsg: string): never {
    this.world.notice({ type: 'storage.failed' })
    throw new Error(errMsg)
  }

  private refuseWhenDead(): void {
    if (this.world.thread.isKilled) throw new Error('killed')
  }
}
