/** What `wx.login` does: answers, fails, never calls back, answers after our timeout, twice, or gives an old code again. */
export type LoginMode = 'ok' | 'fails' | 'hangs' | 'late' | 'twice' | 'repeats'

/** What `wx.checkSession` says, or that it never calls back. */
export type CheckMode = 'valid' | 'expired' | 'unknown' | 'hangs'

/** What becomes of a request: answered, fails, never answered, answered after our timeout, answered twice. */
export type HttpMode = 'ok' | 'fails' | 'hangs' | 'late' | 'twice'

/** `silent`: `wx.getNetworkType` never calls back. */
export type NetworkMode = 'on' | 'off' | 'silent'

/** `cut`: the app is killed in the middle of the next write. */
export type StorageMode = 'ok' | 'full' | 'broken' | 'cut'

/** What the backend does. */
export interface ServerFaults {
  /** A login ends every earlier token of its user. */
  revokesOnLogin: boolean
  refusesEveryToken: boolean
  /** Answers everything with this status; 0 for off. */
  status: number
  /** Answers logins with this status; 0 for off. */
  loginStatus: number
  /** The endpoint that answers 401 whoever reads from it; null for none. */
  badEndpoint: number | null
}

export const HEALTHY: Readonly<ServerFaults> = {
  revokesOnLogin: false,
  refusesEveryToken: false,
  status: 0,
  loginStatus: 0,
  badEndpoint: null,
}
