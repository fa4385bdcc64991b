import type { SessionErrorCode } from '../../miniprogram/core/errors'
import type { UserInfo } from '../../miniprogram/core/user'
import type { UserStatus } from '../../miniprogram/stores/user.store'
import { inertProfile } from '../support/machine-subjects'
import { watch } from '../support/outcome'
import { readView } from '../support/read-view'
import { createStores } from '../support/stores'
import { userOf } from '../support/users'
import { settle } from '../support/virtual-clock'

interface Known {
  readonly user?: UserInfo
  readonly error?: SessionErrorCode
}

function storeIn(value: UserStatus, known: Known = {}) {
  const context = { userId: value === 'empty' ? null : 'A', user: null, error: null, ...known }
  return createStores({ profile: inertProfile.resolveState({ value, context }) })
}

const nothing = { nickname: '', avatarUrl: '', phone: '', isKnown: false, errorCode: '' }
const everything = {
  nickname: 'name of A',
  avatarUrl: 'https://a.example/A.png',
  phone: 'phone of A',
  isKnown: true,
  errorCode: '',
}

describe('UserStore', () => {
  it.each<[UserStatus, Known, object]>([
    ['empty', {}, nothing],
    ['loading', {}, nothing],
    ['loading', { user: userOf('A') }, everything],
    ['ready', { user: userOf('A') }, everything],
    ['ready', { user: { ...userOf('A'), phone: null } }, { ...everything, phone: '' }],
    ['failed', { error: 'network' }, { ...nothing, errorCode: 'network' }],
    ['failed', { user: userOf('A'), error: 'server' }, { ...everything, errorCode: 'server' }],
  ])('says of %s with %j what a page needs', (status, known, expected) => {
    expect(readView(storeIn(status, known).userStore)).toEqual({ status, ...expected })
  })

  it('refreshes until the answer is there', async () => {
    const { profile, userStore } = storeIn('ready', { user: userOf('A') })
    const outcome = watch(userStore.refresh())
    await settle()
    expect(userStore.status).toBe('loading')
    expect(userStore.nickname).toBe('name of A')
    expect(outcome.settled).toBe(0)
    profile.send({ type: 'xstate.done.actor.loadProfile', output: userOf('A') } as never)
    await settle()
    expect(outcome.settled).toBe(1)
  })

  it('resolves a refresh that fails: the page shows the error', async () => {
    const { profile, userStore } = storeIn('ready', { user: userOf('A') })
    const outcome = watch(userStore.refresh())
    profile.send({ type: 'xstate.error.actor.loadProfile', error: new Error('x') } as never)
    await settle()
    expect(outcome).toEqual({ settled: 1, value: undefined })
    expect(userStore.errorCode).toBe('server')
  })

  it('waits for the loading under way instead of starting another', async () => {
    const { profile, userStore } = storeIn('ready', { user: userOf('A') })
    const outcomes = [watch(userStore.refresh()), watch(userStore.refresh())]
    profile.send({ type: 'xstate.done.actor.loadProfile', output: userOf('A') } as never)
    await settle()
    expect(outcomes.map(({ settled }) => settled)).toEqual([1, 1])
  })

  it('resolves a refresh at once while nobody is logged in, and when the user leaves meanwhile', async () => {
    const { profile, userStore } = storeIn('empty')
    await expect(userStore.refresh()).resolves.toBeUndefined()
    profile.send({ type: 'session.opened', userId: 'A' })
    const outcome = watch(userStore.refresh())
    profile.send({ type: 'session.closed' })
    await settle()
    expect(outcome.settled).toBe(1)
  })
})
