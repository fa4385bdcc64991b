import type { LifecyclePort } from '../core/ports'

/** Whether the app is in the foreground. */
export interface Visibility {
  /** Resolves at once while the app is shown, else when it is shown again. */
  whenShown(): Promise<void>
}

export function createVisibility(lifecycle: LifecyclePort): Visibility {
  let isHidden = false
  let waiting: (() => void)[] = []
  lifecycle.onHide(() => {
    isHidden = true
  })
  lifecycle.onShow(() => {
    isHidden = false
    const resolvers = waiting
    waiting = []
    resolvers.forEach((resolve) => {
      resolve()
    })
  })
  return {
    whenShown: () =>
      isHidden
        ? new Promise<void>((resolve) => {
            waiting.push(resolve)
          })
        : Promise.resolve(),
  }
}
