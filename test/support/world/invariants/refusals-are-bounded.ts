import type { Invariant } from '../moments'
import type { Task } from '../task'

const MOST_REQUESTS = 20
const MOST_RELOGINS = 3
const BUDGET_WINDOW = 600_000
const MOST_ATTEMPTS = 3
const PROBE_TIME = 1_000

/** 7, first half: a server that refuses every token costs few logins and requests, until somebody taps. */
export const refusalsAreBounded: Invariant = (world) => {
  let refused = 0
  let logins = 0
  let attempts = 0
  let expiries: number[] = []

  const startOver = (): void => {
    refused = 0
    logins = 0
    attempts = 0
  }

  return (moment) => {
    if (moment.type === 'launched') {
      startOver()
      expiries = []
    } else if (moment.type === 'tapped') startOver()
    else if (moment.type === 'task.answered') {
      const { task, status } = moment
      if (task.isLogin && status === 200) logins++
      if (task.token === null || task.isLogout || status === 0) return
      if (status === 401) refused++
      else startOver()
      if (refused > MOST_REQUESTS) world.breaks(7, `${String(refused)} requests were refused`)
      // One that somebody asked for, and what the budget allows.
      if (logins > 1 + MOST_RELOGINS) world.breaks(7, `${String(logins)} logins without a tap or an answer`)
    } else if (moment.type === 'chart.moved') {
      const now = world.clock.now()
      if (moment.move.event === 'session.rejected') expiries.push(now)
      expiries = expiries.filter((at) => now - at < BUDGET_WINDOW)
      if (expiries.length > MOST_RELOGINS) world.breaks(7, 'more relogins than the budget has')
      if (moment.move.to === 'relogin') attempts++
      if (moment.move.to.startsWith('loggedIn')) attempts = 0
      if (attempts > MOST_ATTEMPTS) world.breaks(7, `${String(attempts)} sign-ins without a tap`)
    }
  }
}

/** 7, what bounds them: after a login one request tries the token, the others wait until it is proven. */
export const oneRequestProbes: Invariant = (world) => {
  const proven = new Set<string>()
  const flying = new Set<Task>()
  let first: string | null = null

  return (moment) => {
    if (moment.type === 'launched') {
      first = null
      flying.clear()
    } else if (moment.type === 'task.ended') flying.delete(moment.task)
    else if (moment.type === 'task.answered') {
      const { task, status } = moment
      if (task.token !== null && !task.isLogout && status !== 401 && status !== 0) proven.add(task.token)
    } else if (moment.type === 'task.sent') {
      const { task } = moment
      if (task.token === null || task.isLogout) return
      first ??= task.token
      const isTried = [...flying].some(
        ({ token, visibleAt }) => token === task.token && world.visibleNow - visibleAt < PROBE_TIME,
      )
      if (task.token !== first && !proven.has(task.token) && isTried)
        world.breaks(7, 'two requests try a new token')
      flying.add(task)
    }
  }
}
