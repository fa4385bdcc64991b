/** How a call reaches WeChat: over the network, or in this process to the emulator. */
export interface WechatTransport {
  /**
   * Sends a GET request and resolves with the body of the answer, whatever its status and content type.
   *
   * @throws {UnreachableError} when no whole answer came in time. Parameters hold secrets: no error may show them.
   */
  get(path: string, parameters: Readonly<Record<string, string>>): Promise<string>
}

/** No answer, or not all of it. `reason` names what happened, never what was sent. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError'

  constructor(reason: string) {
    super(`WeChat was not reached: ${reason}`)
  }
}

/** A query string in which every value is percent-encoded: a code may hold any character, even a space. */
export function toQuery(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&')
}
