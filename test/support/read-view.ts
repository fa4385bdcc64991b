/** Every getter of a store or view, by its name. */
export function readView(view: object): Record<string, unknown> {
  const getters = Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(view) as object))
    .filter(([, descriptor]) => 'get' in descriptor)
    .map(([name]) => [name, (view as Record<string, unknown>)[name]] as const)
  return Object.fromEntries(getters)
}
