/** What the bindings library wants to find when it is loaded. */
Object.assign(globalThis, { Behavior: (definition: unknown) => definition })
