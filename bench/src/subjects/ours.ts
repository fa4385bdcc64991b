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

/** What the app itself asks for at its launch. */
const DATA: Readonly<Record<string, unknown>> = {
  '/user/info': { user_id: 'A', nickname: '小玄', avatar_url: '', phone: null },
  '/checkins': { today: '2026-01-05', streak: 1, checked_in_today: false, dates: ['2026-01-04'] },
}

function serve(request: WxRequest): unknown {
  return DATA[dialect.readPath(request)] ?? {}
}

/** This mini-program as it ships: every file compiled, with its npm bundles. */
export function createOurs(): Subject {
  return {
    name: 'xuanguan',
    modules: readMiniProgram(),
    forPages: ['miniprogram_npm/mobx-miniprogram-bindings/index.js'],
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
