import fc from 'fast-check'
import { SESSION_RULES, type SessionRules } from '../../miniprogram/composition/create-services'
import { INVARIANTS } from '../support/world/invariants/index'
import { perform } from '../support/world/perform'
import { stories, toSteps, type Story } from '../support/world/phases'
import { World } from '../support/world/world'

const { MODEL_SEED = '42', MODEL_STORY } = process.env
const RUNS = 200

/** What a user can tell at the end of each phase, and what became of every request. */
async function live(story: Story, isHiddenAtTimes: boolean, rules: SessionRules): Promise<unknown> {
  const world = new World({ seed: story.seed, rules })
  world.watch(...INVARIANTS.map((invariant) => invariant(world)))
  if (story.stored !== 'nothing') world.store('A')
  if (story.stored === 'revoked') world.backend.revokeTokens()
  world.launch()
  await world.clock.advance(1_000)
  const rests: unknown[] = []
  for (const phase of story.phases) {
    for (const step of toSteps(phase, isHiddenAtTimes)) await perform(world, step)
    if (world.broken !== null) throw world.broken
    // When something happened, and by which event, may differ.
    const { issuedAt, lastEvent, ...home } = world.pages.alive[0]?.data ?? {}
    rests.push({
      state: world.state,
      routes: world.pages.routes(),
      home,
      isDated: issuedAt !== 0,
      lastEvent: typeof lastEvent,
    })
  }
  return { rests, outcomes: world.requests.all.map(({ outcome }) => outcome) }
}

const same = async (story: Story, rules = SESSION_RULES): Promise<void> => {
  expect(await live(story, true, rules)).toEqual(await live(story, false, rules))
}

describe('hiding and showing the app', () => {
  it('changes no answer, no text and no login', async () => {
    if (MODEL_STORY !== undefined) {
      await same(JSON.parse(MODEL_STORY) as Story)
      return
    }
    await fc.assert(
      fc.asyncProperty(stories, (story) => same(story)),
      {
        numRuns: RUNS,
        seed: Number(MODEL_SEED),
        reporter({ failed, counterexample, errorInstance }) {
          if (!failed) return
          throw new Error(`${String(errorInstance)}\nMODEL_STORY='${JSON.stringify(counterexample?.[0])}'`)
        },
      },
    )
  }, 60_000)

  it('would, if timers went on meanwhile', async () => {
    const rules = { ...SESSION_RULES, pausesWhileHidden: false }
    const { failed } = await fc.check(
      fc.asyncProperty(stories, (story) => same(story, rules)),
      {
        numRuns: RUNS,
        seed: 42,
        endOnFailure: true,
      },
    )
    expect(failed).toBe(true)
  }, 60_000)
})
