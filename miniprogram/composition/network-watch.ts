import type { ActorRefFrom } from 'xstate'
import type { LifecyclePort, NetworkPort } from '../core/ports'
import type { sessionMachine } from '../machines/session.machine'

/** Tells the chart about the network; changes while the app is hidden are not delivered, so it looks again when shown. */
export function watchNetwork(
  session: ActorRefFrom<typeof sessionMachine>,
  network: NetworkPort,
  lifecycle: LifecyclePort,
): void {
  const tell = (isOnline: boolean): void => {
    session.send({ type: 'network.changed', isOnline })
  }
  network.onChange(tell)
  lifecycle.onShow(() => {
    void network.isOnline().then(tell)
  })
}
