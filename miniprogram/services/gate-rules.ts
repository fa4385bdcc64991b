/** The rules the gate decides by. Each has its one home here, so that a test can take one out and show what it is for. */
export interface GateRules {
  /** A 401 to an older token says nothing about the current one. */
  isStale(sentToken: string, currentToken: string | null): boolean
  /** A request answered 401 is sent once more, not for ever. */
  mayReplay(replays: number): boolean
  /** A request belongs to the user it was made for. */
  isSameUser(owner: string | null, current: string | null): boolean
  /** Until the backend has accepted a token, one request tries it; the others wait. */
  needsProbe(token: string, provenToken: string | null): boolean
  /** So many endpoints refusing a token that nobody proves mean that the session is refused, and not an endpoint. */
  isSessionRefused(endpoints: number): boolean
  /** So many refusals in a row, with no relogin left to answer them, outweigh an earlier proof of the token. */
  isProofLost(refusals: number): boolean
}

export const GATE_RULES: GateRules = {
  isStale: (sentToken, currentToken) => sentToken !== currentToken,
  mayReplay: (replays) => replays < 1,
  isSameUser: (owner, current) => owner === null || owner === current,
  needsProbe: (token, provenToken) => token !== provenToken,
  isSessionRefused: (endpoints) => endpoints >= 2,
  isProofLost: (refusals) => refusals >= 10,
}
