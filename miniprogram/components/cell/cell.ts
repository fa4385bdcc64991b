/** One row of a list; its slot stands beside the value. It has no tap event of its own: the taps on it bubble. */
Component({
  properties: {
    label: { type: String, value: '' },
    value: { type: String, value: '' },
    /** What a tap does, as an icon: `arrow` leads on, `lock` leads to the login, `copy`; empty when nothing happens. */
    icon: { type: String, value: '' },
    /** The same in words, for screen readers, where label and value do not tell. */
    hint: { type: String, value: '' },
  },
})
