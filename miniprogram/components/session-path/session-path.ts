/** The five states of the session as a path; the arc leads from `relogin` back to `loggedIn`. */
Component({
  properties: {
    /** Name of the current state. */
    state: { type: String, value: '' },
    /** What the path is called, for screen readers. */
    label: { type: String, value: '' },
    /** A short word for each state. */
    labels: { type: Object, value: {} },
  },
  data: {
    states: ['anonymous', 'authorizing', 'loggedIn', 'sessionExpired', 'relogin'],
  },
})
