import { assign } from 'xstate'
import { SESSION_RULES, type SessionRules } from '../../miniprogram/composition/create-services'
import { MACHINES, type Machines } from '../../miniprogram/composition/provide-machines'
import { checkInMachine } from '../../miniprogram/machines/check-in.machine'
import { profileMachine } from '../../miniprogram/machines/profile.machine'
import { sessionMachine } from '../../miniprogram/machines/session.machine'
import { signInMachine } from '../../miniprogram/machines/sign-in.machine'
import type { GateRules } from '../../miniprogram/services/gate-rules'
import { check } from '../support/world/check'
import type { StepKind } from '../support/world/step'

/** Runs a mutant may survive before the model counts as blind to it. */
const PATIENCE = 1_500
const NEVER = 1e9

jest.setTimeout(120_000)

const gate = (change: Partial<GateRules>): Partial<SessionRules> => ({
  gate: { ...SESSION_RULES.gate, ...change },
})
const auth = (change: Partial<SessionRules['auth']>): Partial<SessionRules> => ({
  auth: { ...SESSION_RULES.auth, ...change },
})
const charts = (change: Partial<Machines>): Partial<SessionRules> => ({
  machines: { ...MACHINES, ...change },
})
const session = (change: Parameters<typeof sessionMachine.provide>[0]): Partial<SessionRules> =>
  charts({ session: sessionMachine.provide(change) })

interface Mutant {
  readonly change: Partial<SessionRules>
  /** What has to happen for the rule to matter; the model draws from all kinds otherwise. */
  readonly kinds: readonly StepKind[]
}

/** Every rule, taken out. */
const MUTANTS: Readonly<Record<string, Mutant>> = {
  'stale-token comparison': {
    change: {
      ...gate({ isStale: () => false }),
      ...session({ guards: { isCurrentToken: () => true } }),
    },
    kinds: ['burst', 'revoke'],
  },
  'stale-token comparison, gate only': { change: gate({ isStale: () => false }), kinds: ['burst', 'revoke'] },
  'stale-token comparison, chart only': {
    change: session({ guards: { isCurrentToken: () => true } }),
    kinds: ['stray', 'revoke'],
  },
  'shared pending code': { change: auth({ loginLifetime: 0 }), kinds: ['login'] },
  'rate limit': { change: auth({ callsPerSecond: NEVER }), kinds: ['login', 'hammer'] },
  'used codes': { change: auth({ rememberedCodes: 0 }), kinds: ['login'] },
  'owner check': { change: gate({ isSameUser: () => true }), kinds: ['user', 'revoke'] },
  'user-switch reset': {
    change: charts({
      profile: profileMachine.provide({
        actions: { startOver: assign({ userId: (_, { userId }: { userId: string | null }) => userId }) },
      }),
    }),
    kinds: ['user', 'revoke'],
  },
  'user-switch reset of the check-ins': {
    change: charts({
      checkIn: checkInMachine.provide({
        actions: { startOver: assign({ userId: (_, { userId }: { userId: string | null }) => userId }) },
      }),
    }),
    kinds: ['user', 'revoke', 'checkIn'],
  },
  'replay limit': { change: gate({ mayReplay: () => true }), kinds: ['server'] },
  probe: { change: gate({ needsProbe: () => false }), kinds: ['burst', 'revoke'] },
  'second refusal': { change: gate({ isSessionRefused: () => false }), kinds: ['burst', 'server'] },
  'lost proof': { change: gate({ isProofLost: () => false }), kinds: ['burst', 'revoke', 'server'] },
  'relogin budget': { change: { budget: { relogins: NEVER, window: 600_000 } }, kinds: ['revoke'] },
  'hidden clock': { change: { pausesWhileHidden: false }, kinds: ['hide', 'show'] },
  'memory-first forgetting': {
    change: session({
      actions: {
        dropSession: assign(() => {
          wx.removeStorageSync('session')
          return { session: null, error: null, attempt: 0 }
        }),
      },
    }),
    kinds: ['wait'],
  },
  'forgetting the memory': {
    change: session({ actions: { dropSession: () => undefined } }),
    kinds: ['wait'],
  },
  'telling that the session closed': {
    change: session({ actions: { announceClosed: () => undefined } }),
    kinds: ['wait'],
  },
  'ten slots': { change: { slots: 20 }, kinds: ['burst'] },
  'relogin attempts': {
    change: session({ guards: { hasAttemptsLeft: () => true } }),
    kinds: ['login', 'revoke'],
  },
  'reading the key check': {
    change: session({ guards: { isExpired: () => true } }),
    kinds: ['check', 'relaunch'],
  },
  'timeout of wx.login': {
    change: charts({ signIn: signInMachine.provide({ delays: { codeTimeout: NEVER } }) }),
    kinds: ['login'],
  },
  'timeout of the network': {
    change: session({ delays: { networkTimeout: NEVER } }),
    kinds: ['network', 'revoke'],
  },
}

describe('the model notices every rule that is taken out', () => {
  it.each(Object.entries(MUTANTS))('%s', async (name, { change, kinds }) => {
    const rules = { ...SESSION_RULES, ...change }
    const { runs, failure } = await check({ runs: PATIENCE, seed: 7, length: 60, shrinks: 400, kinds, rules })
    const shrunk = failure === null ? 'alive' : `${String(failure.steps.length)} steps, ${failure.reason}`
    process.stdout.write(`without ${name}: run ${String(runs)}, ${shrunk}\n`)
    expect(failure).not.toBeNull()
  })
})
