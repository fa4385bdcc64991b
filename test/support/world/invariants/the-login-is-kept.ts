import type { Invariant } from '../moments'

/** 4: `loggedIn` is left only by a logout, by a refusal of the current token, or by an expired session key. */
export const theLoginIsKept: Invariant = (world) => {
  const refused = new Set<string>()
  let isKeyExpired = false
  let isLogoutTapped = false
  let token = ''

  const isAllowed = (event: string): boolean => {
    if (event === 'logout.requested') return isLogoutTapped
    if (event === 'session.rejected' || event === 'session.refused') return refused.has(token)
    return event === 'xstate.done.actor.checkSession' && isKeyExpired
  }

  return (moment) => {
    if (moment.type === 'launched') isKeyExpired = false
    else if (moment.type === 'check.answered') isKeyExpired = moment.isExpired
    else if (moment.type === 'tapped') isLogoutTapped = moment.tap === 'logout'
    else if (moment.type === 'task.answered') {
      if (moment.status === 401 && moment.task.token !== null) refused.add(moment.task.token)
    } else if (moment.type === 'chart.moved') {
      const { event, from, to } = moment.move
      const isLeft = from.startsWith('loggedIn') && !to.startsWith('loggedIn')
      if (isLeft && !isAllowed(event))
        world.breaks(4, `loggedIn was left by ${event}, ${token} was not refused`)
      token = world.session?.token ?? token
    }
  }
}
