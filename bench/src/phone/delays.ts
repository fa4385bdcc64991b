import { createRandom, hash } from './random'

/** `wx.login` takes this long, in milliseconds. */
export const CODE_DELAY = 20

/**
 * Milliseconds a request takes: decided by what is sent and how often it was sent before, not by the order in which a
 * client happens to send, so that every client meets the same network.
 */
export type Delays = (path: string, timesSent: number) => number

/** Every request takes the same time. */
export const uniform: Delays = () => 50

/** 20 to 400 ms, drawn from the seed. */
export function jitter(seed: number): Delays {
  return (path, timesSent) => {
    const draw = createRandom(hash(`${seed} ${path} ${timesSent}`))()
    return 20 + Math.floor(draw * 381)
  }
}
