import { createActor } from 'xstate'
import { subjects } from '../support/machine-subjects'
import { edgesOf, TransitionCoverage, transitionsOf } from '../support/transitions'

describe.each(Object.entries(subjects))('%s machine', (name, { machine, events }) => {
  const edges = edgesOf(machine, events)
  const coverage = new TransitionCoverage()

  it('goes where its adjacency map says, edge by edge, on a real actor', () => {
    for (const edge of edges) {
      const actor = createActor(machine, { inspect: coverage.inspect })
      actor.start()
      edge.events.forEach((event) => {
        actor.send(event)
      })
      const { value, context } = actor.getSnapshot()
      expect({ value, context }).toEqual(edge.expected)
      actor.stop()
    }
  })

  it('has no transition that was not taken', () => {
    const all = transitionsOf(machine)
    const missing = coverage.missing(all)
    process.stdout.write(
      `${name} machine: ${String(all.size - missing.length)} of ${String(all.size)} transitions taken, ${String(edges.length)} edges\n`,
    )
    expect(missing).toEqual([])
  })
})
