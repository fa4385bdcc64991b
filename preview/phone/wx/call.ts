import { ApiFailure } from '../routes'

/** What every asynchronous call of `wx` accepts. */
export interface Callbacks {
  success?(result: object): void
  fail?(failure: object): void
  complete?(result: object): void
}

/** Runs one callback of the mini-program; what it throws is reported. */
export type Guard = (run: () => void) => void

/** What a call does; the result, if any, goes to `success`. */
export type Run<Options> = (options: Options) => unknown

/**
 * A call in the platform's style: settles later, with `errMsg`, through callbacks, or as a promise when none are given.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/app-service/api.html
 */
export function asyncCall<Options extends object>(name: string, guard: Guard, run: Run<Options>) {
  const settle = callbackCall(name, guard, run)
  return (options?: Options & Callbacks): Promise<object> | undefined => {
    const given = options ?? ({} as Options & Callbacks)
    if (given.success ?? given.fail ?? given.complete) {
      settle(given)
      return undefined
    }
    return new Promise((resolve, reject) => {
      settle({ ...given, success: resolve, fail: reject })
    })
  }
}

/** The same for a call that has no promise style, such as `wx.login`. */
export function callbackCall<Options extends object>(name: string, guard: Guard, run: Run<Options>) {
  return (options?: Options & Callbacks): void => {
    const given = options ?? ({} as Options & Callbacks)
    void Promise.resolve()
      .then(() => run(given))
      .then(
        (result) => {
          finish(guard, given, 'success', { ...(result as object | undefined), errMsg: `${name}:ok` })
        },
        (error: unknown) => {
          finish(guard, given, 'fail', toFailure(name, error))
        },
      )
  }
}

function finish(guard: Guard, callbacks: Callbacks, outcome: 'success' | 'fail', result: object): void {
  // As methods of the options: some callers use `this`.
  guard(() => callbacks[outcome]?.(result))
  guard(() => callbacks.complete?.(result))
}

/** What `fail` gets. An error of the preview's own keeps its words, so that it is not taken for the platform's. */
export function toFailure(name: string, error: unknown): object {
  if (!(error instanceof ApiFailure)) {
    console.error(error)
    return { errMsg: `${name}:fail preview: ${String(error)}` }
  }
  const errMsg = `${name}:fail${error.message === '' ? '' : ` ${error.message}`}`
  return { errMsg, ...(error.errno === undefined ? {} : { errno: error.errno }) }
}

/** The platform's complaint about an argument. */
export function wrongParameter(parameter: string, wanted: string, value: unknown): ApiFailure {
  return new ApiFailure(
    `parameter error: parameter.${parameter} should be ${wanted} instead of ${nameType(value)};`,
    1001,
  )
}

function nameType(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1)
}
