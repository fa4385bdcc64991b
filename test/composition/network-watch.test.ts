import { createActor } from 'xstate'
import { watchNetwork } from '../../miniprogram/composition/network-watch'
import { FakePlatform } from '../support/fake-platform'
import { inertSession } from '../support/machine-subjects'
import { settle } from '../support/virtual-clock'

function setUp() {
  const phone = new FakePlatform()
  const snapshot = inertSession.resolveState({
    value: { sessionExpired: 'waitingForNetwork' },
    context: { session: { token: 't', userId: 'A', issuedAt: 1 }, error: null, attempt: 0 },
  })
  const actor = createActor(inertSession, { clock: phone.clock, snapshot })
  watchNetwork(actor, phone.network, phone.lifecycle)
  actor.start()
  return { phone, value: () => actor.getSnapshot().value }
}

describe('watchNetwork', () => {
  it('tells the chart that the network is back', () => {
    const { phone, value } = setUp()
    phone.setOnline(false)
    expect(value()).toEqual({ sessionExpired: 'waitingForNetwork' })
    phone.setOnline(true)
    expect(value()).toBe('relogin')
  })

  it('looks again when the app is shown: changes while it was hidden were not told', async () => {
    const { phone, value } = setUp()
    phone.isOnline = true
    await settle()
    expect(value()).toEqual({ sessionExpired: 'waitingForNetwork' })
    phone.show()
    await settle()
    expect(value()).toBe('relogin')
  })

  it('goes on waiting when the app is shown and still offline', async () => {
    const { phone, value } = setUp()
    phone.isOnline = false
    phone.show()
    await settle()
    expect(value()).toEqual({ sessionExpired: 'waitingForNetwork' })
  })
})
