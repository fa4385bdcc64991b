/** Milliseconds. */
export interface GateTimeouts {
  /** From sending to the answer, where the request names no other. */
  readonly attempt: number
  /** From the call to its settling, waiting included, except for the user's consent. */
  readonly overall: number
  /** A probe that takes longer lets the next request try the token as well: one that hangs must not hold everybody. */
  readonly probe: number
  /** First pause before a safe request that met a broken network is sent again. */
  readonly retry: number
}

export const GATE_TIMEOUTS: GateTimeouts = { attempt: 10_000, overall: 60_000, probe: 1_000, retry: 300 }
