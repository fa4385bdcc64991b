import { autorun } from 'mobx-miniprogram'
import { TransitionLog, type Transition } from '../../miniprogram/stores/transition-log.store'

const step = (event: string, machine = 'session'): Transition => ({
  at: 1,
  machine,
  event,
  from: 'a',
  to: 'b',
})

describe('TransitionLog', () => {
  it('is empty at first', () => {
    const log = new TransitionLog()
    expect(log.entries).toEqual([])
    expect(log.lastSessionEvent).toBe('')
  })

  it('keeps the newest last, and no more than 200', () => {
    const log = new TransitionLog()
    for (let count = 1; count <= 250; count++) log.add(step(`e${String(count)}`))
    expect(log.entries).toHaveLength(200)
    expect(log.entries[0]?.event).toBe('e51')
    expect(log.entries.at(-1)?.event).toBe('e250')
  })

  it('names the last event of the session, whatever came from other machines since', () => {
    const log = new TransitionLog()
    log.add(step('profile.requested', 'profile'))
    expect(log.lastSessionEvent).toBe('')
    log.add(step('login.requested'))
    log.add(step('profile.requested', 'profile'))
    expect(log.lastSessionEvent).toBe('login.requested')
  })

  it('causes no reaction of who reads the last event when another machine moves', () => {
    const log = new TransitionLog()
    let reactions = 0
    const end = autorun(() => {
      reactions += log.lastSessionEvent.length >= 0 ? 1 : 0
    })
    log.add(step('login.requested'))
    log.add(step('profile.requested', 'profile'))
    log.add(step('login.requested'))
    expect(reactions).toBe(2)
    end()
  })

  it('tells its listeners of what happens from now on, until they leave', () => {
    const log = new TransitionLog()
    const heard: string[][] = [[], []]
    log.add(step('before'))
    const leave = log.subscribe(({ event }) => heard[0]?.push(event))
    log.subscribe(({ event }) => {
      heard[1]?.push(event)
      leave()
    })
    log.add(step('one'))
    log.add(step('two'))
    expect(heard).toEqual([['one'], ['one', 'two']])
  })

  it('leaves the entries a reader holds alone', () => {
    const log = new TransitionLog()
    log.add(step('one'))
    const held = log.entries
    log.add(step('two'))
    expect(held).toHaveLength(1)
  })
})
