import type { Application } from '../../../miniprogram/composition/create-application'
import type { Phone } from '../phone/phone'
import type { Dialect, WxRequest } from '../phone/wire'
import { readMiniProgram } from '../realm/modules'
import type { Realm } from '../realm/realm'
import type { Subject } from './subject'

const BASE_PATH = '/api/v1'
const LAUNCH = { scene: 1001, query: {} }

const dialect: Dialect = {
  readPath: ({ url }) => url.replace(/^https?:\/\/[^/]+\/api\/v1/, '').replace('/user/login', '/login'),
  readCode: (request) =>
    request.url.endsWith(`${BASE_PATH}/user/login`) ? (request.data as { js_code: string }).js_code : null,
  readToken: ({ header }) => header?.Authorization?.replace('Bearer ', '') ?? null,
  welcome: (skey) => ({ statusCode: 200, data: { statusCode: 200, data: { skey, user_id: 'A' } } }),
  refuse: () => ({ statusCode: 401, data: { statusCode: 401, code: 'unauthorized', message: '' } }),
  serve: (request) => ({ statusCode: 200, data: { statusCode: 200, data: serve(request) } }),
}

function serve({ url }: WxRequest): unknown {
  if (!url.endsWith('/user/info')) return {}
  return { user_id: 'A', nickname: '小玄', avatar_url: '', phone: null }
}

/** This mini-program as it ships: every file compiled, with its npm bundles. */
export function createOurs(): Subject {
  return {
    name: 'xuanguan',
    modules: readMiniProgram(),
    entry: 'composition/index.js',
    dialect,
    store: storeSession,
    launch(realm) {
      const { gate } = startApplication(realm)
      return { get: (path) => gate.request({ method: 'GET', path, parse: (data) => data }) }
    },
  }
}

/** The application of a realm that the mini-program's modules are loaded in, after its launch. */
export function startApplication(realm: Realm): Application {
  const { application } = realm.require('composition/index.js') as { application: Application }
  application.start(LAUNCH)
  return application
}

function storeSession({ stored }: Phone, token: string): void {
  stored.set('session', { version: 1, token, userId: 'A', issuedAt: 1 })
}
