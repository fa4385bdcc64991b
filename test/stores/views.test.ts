import { autorun } from 'mobx-miniprogram'
import type { AnyEventObject } from 'xstate'
import { subjects } from '../support/machine-subjects'
import { notPrimitive, readView, shown, strangers } from '../support/read-view'
import { createStores } from '../support/stores'
import { edgesOf } from '../support/transitions'
import { userOf } from '../support/users'

type Stores = ReturnType<typeof createStores>

/** The session's machine moves; the profile's answers at once, as the backend would. */
function step({ session, profile }: Stores, event: AnyEventObject): void {
  session.send(event as never)
  const { value, context } = profile.getSnapshot()
  if (value !== 'loading' || context.userId === null) return
  profile.send({ type: 'xstate.done.actor.loadProfile', output: userOf(context.userId) } as never)
}

describe('the views, in every state the session can reach', () => {
  const edges = edgesOf(subjects.session.machine, subjects.session.events)

  it('hold only primitives, and nothing of anybody but the user who is logged in', () => {
    for (const { events } of edges) {
      const stores = createStores()
      // Every beginning of a path is a path of its own: only the last step is new.
      events.slice(0, -1).forEach((event) => {
        step(stores, event)
      })
      const wrong: unknown[] = []
      const end = autorun(() => wrong.push(...notPrimitive(stores.views), ...strangers(stores.views)))
      events.slice(-1).forEach((event) => {
        step(stores, event)
      })
      end()
      expect(wrong).toEqual([])
      const { session } = stores.session.getSnapshot().context
      expect(stores.views.mine.userId).toBe(session?.userId ?? '')
    }
  })

  it('show the user of every state that has a session', () => {
    const found = new Set<unknown>()
    for (const { events } of edges) {
      const stores = createStores()
      events.forEach((event) => {
        step(stores, event)
      })
      const { session } = stores.session.getSnapshot().context
      expect(stores.views.home.hasSession).toBe(session !== null)
      expect(stores.views.mine.nickname).toBe(session === null ? '' : `name of ${session.userId}`)
      found.add(session?.userId)
    }
    expect(found).toEqual(new Set([undefined, 'A', 'B']))
  })
})

describe('the views, in every state the profile can reach', () => {
  it('hold only primitives', () => {
    for (const { events } of edgesOf(subjects.profile.machine, subjects.profile.events)) {
      const stores = createStores()
      events.forEach((event) => {
        stores.profile.send(event as never)
      })
      expect(notPrimitive(stores.views)).toEqual([])
    }
  })
})

describe('the views', () => {
  const failed = { type: 'xstate.done.actor.signIn', output: { session: null, error: 'network' } }
  const opened = (userId: string, token: string) => ({
    type: 'xstate.done.actor.signIn',
    output: { session: { token, userId, issuedAt: 1 }, error: null },
  })

  function count(stores: Stores) {
    const reactions = { home: 0, login: 0, mine: 0 }
    const ends = (['home', 'login', 'mine'] as const).map((name) =>
      autorun(() => {
        readView(stores.views[name])
        reactions[name]++
      }),
    )
    return {
      reactions,
      end: () => {
        ends.forEach((end) => {
          end()
        })
      },
    }
  }

  it('cause no reaction when an event changes nothing', () => {
    const stores = createStores()
    step(stores, { type: 'xstate.done.actor.restoreSession', output: null })
    const { reactions, end } = count(stores)
    for (const type of ['login.cancelled', 'consent.granted', 'logout.requested', 'retry.requested']) {
      step(stores, { type })
    }
    step(stores, { type: 'network.changed', isOnline: false })
    step(stores, { type: 'session.rejected', token: 'x' })
    stores.profile.send({ type: 'profile.requested' })
    stores.profile.send({ type: 'session.closed' })
    expect(reactions).toEqual({ home: 1, login: 1, mine: 1 })
    end()
  })

  it('cause no reaction on the pages when only the chart moved inside a state', () => {
    const stores = createStores()
    step(stores, {
      type: 'xstate.done.actor.restoreSession',
      output: { token: 't', userId: 'A', issuedAt: 1 },
    })
    const { reactions, end } = count(stores)
    step(stores, { type: 'xstate.done.actor.checkSession', output: 'valid' })
    expect(reactions).toEqual({ home: 1, login: 1, mine: 1 })
    end()
  })

  it('show the session’s error before the profile’s, and none of them to who is not logged in', () => {
    const stores = createStores()
    const { home, login, mine } = stores.views
    step(stores, { type: 'login.requested' })
    step(stores, { type: 'consent.granted' })
    step(stores, failed)
    expect([home.errorCode, mine.errorCode, login.errorCode]).toEqual(['', '', 'network'])
    step(stores, { type: 'login.requested' })
    expect(login.errorCode).toBe('')
    step(stores, { type: 'consent.granted' })
    step(stores, opened('A', 't1'))
    stores.profile.send({ type: 'profile.requested' })
    stores.profile.send({ type: 'xstate.error.actor.loadProfile', error: new Error('x') } as never)
    expect([home.errorCode, mine.errorCode]).toEqual(['server', 'server'])
    step(stores, { type: 'session.refused', token: 't1' })
    expect([home.errorCode, mine.errorCode]).toEqual(['unauthorized', 'unauthorized'])
  })

  it('hold nothing of the user after a logout, in no store', () => {
    const stores = createStores()
    step(stores, { type: 'login.requested' })
    step(stores, { type: 'consent.granted' })
    step(stores, opened('A', 'the token'))
    expect(shown(stores.views)).not.toEqual([])
    stores.sessionStore.logout()
    expect(shown(stores.views)).toEqual([])
    const kept = JSON.stringify([
      readView(stores.sessionStore),
      readView(stores.userStore),
      stores.session.getSnapshot().context,
      stores.profile.getSnapshot().context,
    ])
    expect(kept).not.toMatch(/the token|"A"| of A/)
  })

  it('never show the first user beside the second, not even for a moment', () => {
    const stores = createStores()
    step(stores, { type: 'login.requested' })
    step(stores, { type: 'consent.granted' })
    step(stores, opened('A', 't1'))
    const seen: string[] = []
    const end = autorun(() => {
      const { userId, nickname } = stores.views.mine
      seen.push(`${userId}/${nickname}`)
    })
    step(stores, { type: 'session.rejected', token: 't1' })
    step(stores, { type: 'xstate.done.actor.readNetwork', output: true })
    step(stores, opened('B', 't2'))
    end()
    expect(seen).toEqual(['A/name of A', 'A/', 'B/', 'B/name of B'])
  })
})
