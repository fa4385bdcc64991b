import { STREAKS } from '../backend'
import type { Invariant } from '../moments'
import type { Page } from '../phone-pages'
import { fieldsOf, viewOf } from '../phone-pages'

/** 8: nothing of another user is shown or sent, on any page, at any moment. */
export const nothingOfAnotherUser: Invariant = (world) => {
  const look = ({ route, data }: Page): void => {
    const current = world.session?.userId ?? ''
    for (const field in data) {
      const value = data[field]
      const user = userIn(field, value)
      if (user !== '' && user !== current) {
        world.breaks(8, `${route} shows ${field} of ${user} while ${current || 'nobody'} is logged in`)
      }
      if (value === undefined) world.breaks(8, `${route} was given no value for ${field}`)
    }
  }

  /** A page is behind its store for one tick only. */
  const compare = ({ route, data }: Page): void => {
    const view = viewOf(world.app, route)
    if (view === null) return
    for (const field of fieldsOf(view)) {
      if (data[field] !== view[field as keyof typeof view]) world.breaks(8, `${route} is behind in ${field}`)
    }
  }

  return (moment) => {
    if (moment.type === 'page.changed') look(moment.page)
    else if (moment.type === 'step.done' && !world.thread.isStill) {
      world.pages.alive.forEach(look)
      world.pages.alive.forEach(compare)
    } else if (moment.type === 'task.sent') {
      const { token, isLogout, requestId } = moment.task
      const current = world.session
      if (token !== null && !isLogout && (token !== current?.token || !world.state.startsWith('loggedIn'))) {
        world.breaks(8, 'a token that is not the current one was sent')
      }
      const request = requestId === null ? undefined : world.requests.all[requestId]
      const isPersonal = request !== undefined && request.owner !== null && request.spec.auth !== 'none'
      if (isPersonal && request.owner !== current?.userId) {
        world.breaks(8, `a request of ${request.owner} was sent after he left`)
      }
    }
  }
}

/** Whom a value on a page belongs to; empty for nobody. */
function userIn(field: string, value: unknown): string {
  if (field === 'streak') return Object.keys(STREAKS).find((user) => STREAKS[user] === value) ?? ''
  if (typeof value !== 'string') return ''
  return field === 'userId' ? value : (/of ([AB])$/.exec(value)?.[1] ?? '')
}
