/** What the backend's emulator can be told to do wrong. */
export interface Faults {
  readonly code2session: 'ok' | 'busy' | 'rate_limited' | 'invalid_code' | 'blocked'
  /** Answered to every API request; 0 = off. */
  readonly api_status: number
  /** Before every API answer, in milliseconds. */
  readonly delay_ms: number
}

export const NO_FAULTS: Faults = { code2session: 'ok', api_status: 0, delay_ms: 0 }

/** Why the emulator does not do as told. */
export type EmulatorProblem = 'realWechat' | 'needsPairing' | 'unreachable'

export class EmulatorError extends Error {
  override readonly name = 'EmulatorError'
  readonly problem: EmulatorProblem

  constructor(problem: EmulatorProblem) {
    super(problem)
    this.problem = problem
  }
}

/** The switches of the backend's emulator of WeChat. */
export class Emulator {
  readonly #pairingCode: () => string

  constructor(pairingCode: () => string) {
    this.#pairingCode = pairingCode
  }

  readFaults(): Promise<Faults> {
    return this.#ask('GET', 'faults')
  }

  changeFaults(change: Partial<Faults>): Promise<Faults> {
    return this.#ask('PUT', 'faults', change)
  }

  heal(): Promise<Faults> {
    return this.#ask('DELETE', 'faults')
  }

  async revokeTokens(): Promise<number> {
    const { revoked } = await this.#ask<{ revoked: number }>('POST', 'tokens/revoke', {})
    return revoked
  }

  async expireSessionKey(user: string): Promise<void> {
    await this.#ask('POST', 'session-keys/expire', { user })
  }

  async #ask<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`emulator/${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(this.#pairingCode() === '' ? {} : { 'X-Pairing-Code': this.#pairingCode() }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch(() => {
      throw new EmulatorError('unreachable')
    })
    if (response.ok) return (await response.json()) as T
    if (response.status === 404) throw new EmulatorError('realWechat')
    throw new EmulatorError(
      response.status === 401 || response.status === 403 ? 'needsPairing' : 'unreachable',
    )
  }
}
