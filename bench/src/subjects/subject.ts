import type { Phone } from '../phone/phone'
import type { Dialect } from '../phone/wire'
import type { Modules, Realm } from '../realm/realm'

/** A login client in its running app. */
export interface Client {
  /** A GET that carries the session; settles as the client's own documentation says. */
  get(path: string): Promise<unknown>
}

/** One of the clients that are compared. */
export interface Subject {
  readonly name: string
  readonly modules: Modules
  /** Modules that pages need besides what the launch loads. */
  readonly forPages?: readonly string[]
  readonly dialect: Dialect
  /** Puts a session with this token into the storage, as the client itself would have left it there. */
  store(phone: Phone, token: string): void
  /** Loads and starts the client as its documentation says. */
  launch(realm: Realm): Client
}

/** Where every server is. */
export const ORIGIN = 'https://api.example.com'
