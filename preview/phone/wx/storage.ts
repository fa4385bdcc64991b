import { ApiFailure } from '../routes'
import { asyncCall, wrongParameter, type Run } from './call'
import type { ApiModule, PhoneContext } from './context'

/** Keys of the mini-program among the other things of this origin. */
const PREFIX = 'mini-program:'

const LARGEST_TOTAL = 10 * 1024 * 1024
const LARGEST_ENTRY = 1024 * 1024

interface KeyOptions {
  readonly key: string
}

interface EntryOptions extends KeyOptions {
  readonly data: unknown
}

/** Storage over localStorage. https://developers.weixin.qq.com/miniprogram/dev/framework/ability/storage.html */
export function createStorage(phone: PhoneContext): ApiModule {
  const store = new PhoneStorage(phone.storage)
  const call = <Options extends object>(name: string, run: Run<Options>) => asyncCall(name, phone.guard, run)
  return {
    getStorage: call('getStorage', ({ key }: KeyOptions) => {
      const found = store.read(key)
      if (!found) throw new ApiFailure('data not found')
      return { data: found.data }
    }),
    setStorage: call('setStorage', ({ key, data }: EntryOptions) => {
      store.write(key, data)
    }),
    removeStorage: call('removeStorage', ({ key }: KeyOptions) => {
      store.remove(key)
    }),
    clearStorage: call('clearStorage', () => {
      store.clear()
    }),
    getStorageInfo: call('getStorageInfo', () => store.info()),
    getStorageSync: (key: string) => sync('getStorageSync', () => (store.read(key) ?? { data: '' }).data),
    setStorageSync: (key: string, data: unknown) => {
      sync('setStorageSync', () => {
        store.write(key, data)
      })
    },
    removeStorageSync: (key: string) => {
      sync('removeStorageSync', () => {
        store.remove(key)
      })
    },
    clearStorageSync: () => {
      store.clear()
    },
    getStorageInfoSync: () => store.info(),
  }
}

/** The synchronous calls throw what the others hand to `fail`. */
function sync<T>(name: string, run: () => T): T {
  try {
    return run()
  } catch (error) {
    throw new Error(`${name}:fail ${(error as Error).message}`, { cause: error })
  }
}

/** The mini-program's part of a browser storage. */
export class PhoneStorage {
  readonly #storage: Storage

  constructor(storage: Storage) {
    this.#storage = storage
  }

  read(key: unknown): { data: unknown } | null {
    const text = this.#storage.getItem(PREFIX + checkKey(key))
    return text === null ? null : { data: JSON.parse(text) as unknown }
  }

  write(key: unknown, data: unknown): void {
    const name = PREFIX + checkKey(key)
    const text = JSON.stringify(data) as string | undefined
    if (text === undefined) throw wrongParameter('data', 'a value JSON can hold', data)
    if (text.length > LARGEST_ENTRY) throw new ApiFailure('entry size limit reached')
    const others = this.#keys().filter((other) => other !== name)
    if (this.#size(others) + text.length > LARGEST_TOTAL) throw full()
    try {
      this.#storage.setItem(name, text)
    } catch {
      // The browser's own quota is smaller than the platform's.
      throw full()
    }
  }

  remove(key: unknown): void {
    this.#storage.removeItem(PREFIX + checkKey(key))
  }

  clear(): void {
    for (const key of this.#keys()) this.#storage.removeItem(key)
  }

  info(): { keys: string[]; currentSize: number; limitSize: number } {
    const keys = this.#keys()
    const currentSize = Math.ceil(this.#size(keys) / 1024)
    return { keys: keys.map((key) => key.slice(PREFIX.length)), currentSize, limitSize: LARGEST_TOTAL / 1024 }
  }

  #keys(): string[] {
    const all = Array.from({ length: this.#storage.length }, (_, index) => this.#storage.key(index) ?? '')
    return all.filter((key) => key.startsWith(PREFIX))
  }

  #size(keys: readonly string[]): number {
    return keys.reduce((sum, key) => sum + (this.#storage.getItem(key)?.length ?? 0), 0)
  }
}

function checkKey(key: unknown): string {
  if (typeof key !== 'string') throw wrongParameter('key', 'String', key)
  return key
}

function full(): ApiFailure {
  return new ApiFailure('exceed storage max size 10Mb')
}
