import type { Dialect } from '../phone/wire'
import { readPackage } from '../realm/modules'
import { ORIGIN, type Client, type Subject } from './subject'

interface Minapp {
  init(clientId: string, options: { autoLogin: boolean; host: string }): void
  TableObject: new (table: string) => { get(id: string): Promise<unknown> }
}

const RECORD = /\/table\/([^/]+)\/record\/([^/]+)\//
const LOGIN_PATH = '/idp/wechat/silent-login/'

const dialect: Dialect = {
  readPath({ url }) {
    const [, table = '', id = ''] = RECORD.exec(url) ?? []
    return url.includes(LOGIN_PATH) ? '/login' : `/${table}/${id}`
  },
  readCode: ({ url, data }) => (url.includes(LOGIN_PATH) ? (data as { code: string }).code : null),
  readToken: ({ header }) => header?.Authorization?.replace('Hydrogen-r1 ', '') ?? null,
  welcome: (token) => ({
    statusCode: 201,
    data: { token, user_id: 1, user_info: { id: 1 }, openid: 'A', unionid: '', expires_in: 2_592_000 },
  }),
  refuse: () => ({ statusCode: 401, data: { error_msg: 'unauthorized' } }),
  serve: () => ({ statusCode: 200, data: { id: '1' } }),
}

/** The client of a hosted backend with its documented `autoLogin`; a request is the reading of one record. */
export function createMinapp(): Subject {
  return {
    name: 'minapp-sdk',
    modules: new Map([...readPackage('minapp-sdk'), ...readPackage('regenerator-runtime')]),
    dialect,
    store({ stored, clock }, token) {
      stored.set('ifx_baas_auth_token', token)
      stored.set('ifx_baas_uid', 1)
      stored.set('ifx_baas_session_expires_at', Math.floor(clock.now() / 1000) + 2_592_000)
    },
    launch(realm): Client {
      // The published file uses this global and does not bring it; the package defines it.
      realm.require('runtime.js')
      const BaaS = realm.require('lib/index.js') as Minapp
      BaaS.init('client', { autoLogin: true, host: ORIGIN })
      return {
        get(path) {
          const [, table = '', id = ''] = path.split('/')
          return new BaaS.TableObject(table).get(id)
        },
      }
    },
  }
}
