/** The page stack, as `getCurrentPages` gives it. */
type Routes = () => readonly { readonly route: string }[]

let readRoutes: Routes = () => []

// Set once: jest keeps every value that a global was ever given. `Behavior` is for the bindings library, which wants it
// when it is loaded.
Object.assign(globalThis, {
  Behavior: (definition: unknown) => definition,
  wx: {},
  getCurrentPages: () => readRoutes(),
})

/** Makes these the platform's globals from now on. */
export function setGlobals(api: object, routes: Routes): void {
  Object.assign(wx, api)
  readRoutes = routes
}
