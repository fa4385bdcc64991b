import type { ActorRefFrom } from 'xstate'
import { waitFor } from 'xstate'
import type { FeedbackPort, Locale, UpdatePort } from '../core/ports'
import { messages } from '../i18n/index'
import type { sessionMachine } from '../machines/session.machine'

/** Offers the restart into a new version, never in the middle of a login. */
export function offerUpdates(
  session: ActorRefFrom<typeof sessionMachine>,
  update: UpdatePort,
  feedback: FeedbackPort,
  locale: Locale,
): void {
  update.onReady(() => {
    void waitFor(session, (snapshot) => snapshot.matches('anonymous') || snapshot.matches('loggedIn')).then(
      async () => {
        // The login may begin while the question is shown.
        const isWanted = await feedback.confirm(messages(locale).update)
        const isQuiet =
          session.getSnapshot().matches('anonymous') || session.getSnapshot().matches('loggedIn')
        if (isWanted && isQuiet) update.apply()
      },
    )
  })
}
