import { heal } from './heal'
import { INVARIANTS } from './invariants/index'
import { perform } from './perform'
import type { Step } from './step'
import { World, type WorldOptions } from './world'

/** What the storage holds at the first launch. */
export type Stored = 'nothing' | 'good' | 'revoked' | 'malformed'

export interface RunOptions extends WorldOptions {
  readonly stored?: Stored
}

/** Runs the steps against the real app, looks at every statement at every moment, and throws the first that breaks. */
export async function run(steps: readonly Step[], options: RunOptions): Promise<World> {
  const world = new World(options)
  world.watch(...INVARIANTS.map((invariant) => invariant(world)))
  prepareStorage(world, options.stored ?? 'nothing')
  world.launch()
  await world.clock.advance(0)
  for (const step of steps) {
    await perform(world, step)
    if (world.broken !== null) throw world.broken
  }
  await heal(world)
  if (world.broken !== null) throw world.broken
  return world
}

function prepareStorage(world: World, stored: Stored): void {
  if (stored === 'nothing') return
  world.store('A')
  if (stored === 'revoked') world.backend.revokeTokens()
  if (stored === 'malformed') world.storage.records.set('session', { version: 0, token: 'tok-A-0' })
}
