import type { InspectableApplication } from '../shared/bridge'
import { DEFAULT_DEVICE, SINGLE_PAGE_SCENE, type DeviceSettings } from '../shared/device'
import { choice, deviceToggle, serverFault, type Action, type Control } from './control-kinds'
import type { Emulator } from './emulator'
import type { PanelState } from './state'
import { raiseStorm } from './storm'
import type { Texts } from './texts/index'

export interface ControlGroup {
  readonly name: keyof Texts['group']
  readonly controls: readonly Control[]
}

/** What the controls need of the phone. */
export interface ControlledPhone {
  /** Empties the app's storage and starts it again. */
  readonly clearStorage: () => void
  /** Null while it starts. */
  readonly application: () => InspectableApplication | null
}

const SLOW_MS = 3_000

const BASE_LIBRARIES = ['2.32.3', '3.0.0', DEFAULT_DEVICE.baseLibrary]

/** What {@link heal} sets back; user, language, theme and base library are no faults. */
const HEALTHY: Partial<DeviceSettings> = {
  login: DEFAULT_DEVICE.login,
  isOnline: DEFAULT_DEVICE.isOnline,
  scene: DEFAULT_DEVICE.scene,
}

/** Every control of the panel, in groups. */
export function createControls(
  state: PanelState,
  emulator: Emulator,
  phone: ControlledPhone,
): ControlGroup[] {
  return [
    { name: 'session', controls: sessionControls(state, emulator, phone) },
    {
      name: 'wechat',
      controls: [
        deviceToggle(state, 'loginFails', 'login', 'fails'),
        deviceToggle(state, 'loginHangs', 'login', 'hangs'),
        serverFault(state, emulator, 'busy', 'code2session', 'busy'),
        serverFault(state, emulator, 'rateLimited', 'code2session', 'rate_limited'),
      ],
    },
    {
      name: 'network',
      controls: [
        serverFault(state, emulator, 'slow', 'delay_ms', SLOW_MS),
        deviceToggle(state, 'offline', 'isOnline', false),
        serverFault(state, emulator, 'serverError', 'api_status', 500),
        storm('storm', phone, () => undefined),
      ],
    },
    { name: 'client', controls: clientControls(state, phone) },
  ]
}

/** Switches every fault off, here and at the backend. */
export async function heal(state: PanelState, emulator: Emulator): Promise<void> {
  state.change(HEALTHY)
  state.faults = await emulator.heal()
}

function sessionControls(state: PanelState, emulator: Emulator, phone: ControlledPhone): Control[] {
  return [
    {
      kind: 'action',
      name: 'revoke',
      run: async ({ notice }) => notice.revoked(await emulator.revokeTokens()),
    },
    {
      kind: 'action',
      name: 'expireKey',
      run: async ({ notice }) => {
        await emulator.expireSessionKey(state.settings.user)
        return notice.keyExpired(state.settings.user)
      },
    },
    storm('revokedStorm', phone, () => emulator.revokeTokens()),
    choice(state, 'user', 'user', [
      ['alice', 'Alice'],
      ['bob', 'Bob'],
    ]),
  ]
}

/** Many requests at once, after `prepare` did something to their token. */
function storm(name: 'storm' | 'revokedStorm', phone: ControlledPhone, prepare: () => unknown): Action {
  return {
    kind: 'action',
    name,
    begun: ({ notice }) => notice.stormRages,
    run: async ({ notice }) => {
      const application = phone.application()
      const state = application?.views.home.state ?? 'anonymous'
      if (application === null || state === 'anonymous' || state === 'authorizing') {
        return notice.stormNeedsLogin
      }
      await prepare()
      return notice.stormOver(await raiseStorm(application))
    },
  }
}

function clientControls(state: PanelState, { clearStorage }: ControlledPhone): Control[] {
  return [
    choice(state, 'phoneLanguage', 'language', [
      ['zh_CN', '中文'],
      ['en', 'EN'],
    ]),
    {
      ...choice(state, 'phoneTheme', 'theme', []),
      options: (['light', 'dark'] as const).map((value) => ({ value, label: ({ option }) => option[value] })),
    },
    choice(
      state,
      'baseLibrary',
      'baseLibrary',
      BASE_LIBRARIES.map((version) => [version, version]),
    ),
    deviceToggle(state, 'singlePage', 'scene', SINGLE_PAGE_SCENE),
    {
      kind: 'action',
      name: 'clearStorage',
      run: ({ notice }) => {
        clearStorage()
        return notice.storageCleared
      },
    },
  ]
}
