import type { Dialect, WxRequest } from '../phone/wire'
import { readPackage } from '../realm/modules'
import { ORIGIN, type Client, type Subject } from './subject'

interface Wafer2 {
  setLoginUrl(url: string): void
  request(option: WxRequest): void
}

const LOGIN_URL = `${ORIGIN}/login`
const SESSION_KEY = 'weapp_session_F2C224D4-2BCE-4C64-AF9F-A6D872000D1A'

/** As its Node.js server SDK answers: `code` 0 or −1. */
const dialect: Dialect = {
  readPath: ({ url }) => url.slice(ORIGIN.length),
  readCode: ({ url, header }) => (url === LOGIN_URL ? (header?.['X-WX-Code'] ?? '') : null),
  readToken: ({ header }) => header?.['X-WX-Skey'] ?? null,
  welcome: (skey) => ({ statusCode: 200, data: { code: 0, data: { skey, userinfo: { openId: 'A' } } } }),
  refuse: () => ({ statusCode: 401, data: { code: -1, error: 'ERR_INVALID_SESSION' } }),
  serve: () => ({ statusCode: 200, data: { code: 0, data: {} } }),
}

/** `qcloud.request` after a login; it signs in again by itself when the session is refused. */
export function createWafer2(): Subject {
  return {
    name: 'wafer2-client-sdk',
    modules: readPackage('wafer2-client-sdk'),
    dialect,
    store: ({ stored }, skey) => void stored.set(SESSION_KEY, { skey, userinfo: { openId: 'A' } }),
    launch(realm): Client {
      const qcloud = realm.require('index.js') as Wafer2
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
