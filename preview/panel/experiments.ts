import { heal } from './controls'
import type { Emulator } from './emulator'
import type { PanelState } from './state'
import type { Texts } from './texts/index'

export type ExperimentName = keyof Texts['experiment']

export interface Laboratory {
  readonly texts: Texts
  readonly state: PanelState
  readonly emulator: Emulator
  /** Path of the session's live state. */
  readonly sessionPath: string
  /** Empties the app's storage and starts it again. */
  readonly startAnew: () => void
}

/** Brings phone and backend into the state an experiment starts from. @returns what to do next */
export async function setUpExperiment(name: ExperimentName, laboratory: Laboratory): Promise<string> {
  const { emulator, sessionPath, startAnew, state, texts } = laboratory
  if (name === 'revoke') {
    if (!sessionPath.startsWith('loggedIn')) return texts.experiment.revoke.first
    await heal(state, emulator)
    await emulator.revokeTokens()
    return texts.experiment.revoke.next
  }
  await heal(state, emulator)
  if (!sessionPath.startsWith('anonymous')) startAnew()
  if (name === 'hang') state.change({ login: 'hangs' })
  return texts.experiment[name].next
}
