import { userOf } from './users'

/** Every getter of a store or view, by its name. */
export function readView(view: object): Record<string, unknown> {
  const getters = Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(view) as object))
    .filter(([, descriptor]) => 'get' in descriptor)
    .map(([name]) => [name, (view as Record<string, unknown>)[name]] as const)
  return Object.fromEntries(getters)
}

/** Whatever holds getters for pages. */
type Views = Readonly<Record<string, object>>

const PRIMITIVES = ['string', 'number', 'boolean']
const ABOUT_THE_USER = ['userId', 'nickname', 'avatarUrl', 'phone']

const fieldsOf = (views: Views): [string, unknown][] =>
  Object.values(views).flatMap((view) => Object.entries(readView(view)))

/** Fields that `setData` would not take, or that a page could not show. */
export const notPrimitive = (views: Views): unknown[] =>
  fieldsOf(views).filter(([, value]) => !PRIMITIVES.includes(typeof value) || Number.isNaN(value))

/** Texts of a user that a page could show. */
export const shown = (views: Views): unknown[] =>
  fieldsOf(views)
    .filter(([name]) => ABOUT_THE_USER.includes(name))
    .map(([, value]) => value)
    .filter((value) => value !== '')

/** What is shown of anybody else than the user whom the page itself says is logged in. */
export function strangers(views: Views & { readonly mine: { readonly userId: string } }): unknown[] {
  const { userId } = views.mine
  return shown(views).filter((text) => userId === '' || !Object.values(userOf(userId)).includes(String(text)))
}
