import type { AuthPort, CancelSignal, SessionKeyState } from '../../miniprogram/core/ports'
import type { VirtualClock } from './virtual-clock'

/** One `wx.login` under way; the test answers it, or never does. */
export interface OpenLogin {
  readonly at: number
  answer(code: string): void
  fail(error: Error): void
}

/** An auth port whose every call waits for the test. */
export class FakeAuth implements AuthPort {
  readonly logins: OpenLogin[] = []
  readonly checks: number[] = []
  private readonly clock: VirtualClock

  constructor(clock: VirtualClock) {
    this.clock = clock
  }

  /** When the platform was called, logins and checks together, in order. */
  get calls(): readonly number[] {
    return [...this.logins.map(({ at }) => at), ...this.checks].sort((a, b) => a - b)
  }

  /** The newest `wx.login`. */
  get login(): OpenLogin {
    const last = this.logins.at(-1)
    if (last === undefined) throw new Error('wx.login was not called')
    return last
  }

  fetchCode(signal: CancelSignal): Promise<string> {
    return new Promise((resolve, reject) => {
      // A port may honour the signal it is given; sharing must not let one caller cancel another.
      signal.addEventListener('abort', () => {
        reject(new Error('aborted by one of those who share it'))
      })
      this.logins.push({ at: this.clock.now(), answer: resolve, fail: reject })
    })
  }

  checkSession(): Promise<SessionKeyState> {
    this.checks.push(this.clock.now())
    return Promise.resolve('valid')
  }
}
