import type { Dialect, WxRequest } from '../phone/wire'
import { readPackage } from '../realm/modules'
import { ORIGIN, type Client, type Subject } from './subject'

interface Wafer {
  setLoginUrl(url: string): void
  request(option: WxRequest): void
}

const LOGIN_URL = `${ORIGIN}/login`
/** Marks an answer that the server SDK wrote. */
const MAGIC = 'F2C224D4-2BCE-4C64-AF9F-A6D872000D1A'

/** As its Node.js server SDK answers: always with the status 200, a refusal by its name. */
const dialect: Dialect = {
  readPath: ({ url }) => url.slice(ORIGIN.length),
  readCode: ({ url, header }) => (url === LOGIN_URL ? (header?.['X-WX-Code'] ?? '') : null),
  readToken: ({ header }) => header?.['X-WX-Skey'] ?? null,
  welcome: (skey) => ({ statusCode: 200, data: { [MAGIC]: 1, session: { id: 'A', skey } } }),
  refuse: () => ({ statusCode: 200, data: { [MAGIC]: 1, error: 'ERR_INVALID_SESSION', message: '' } }),
  serve: () => ({ statusCode: 200, data: {} }),
}

/** `qcloud.request` after a login; it signs in again by itself when the session is refused. */
export function createWafer(): Subject {
  return {
    name: 'wafer-client-sdk',
    modules: readPackage('wafer-client-sdk'),
    dialect,
    store: ({ stored }, skey) => void stored.set(`weapp_session_${MAGIC}`, { id: 'A', skey, userInfo: {} }),
    launch(realm): Client {
      const qcloud = realm.require('index.js') as Wafer
      qcloud.setLoginUrl(LOGIN_URL)
      return {
        get: (path) =>
          new Promise((success, fail) => {
            qcloud.request({ url: ORIGIN + path, success, fail })
          }),
      }
    },
  }
}
