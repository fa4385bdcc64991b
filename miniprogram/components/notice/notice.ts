/** Something went wrong or waits: what it is, and one button that gets on. Fires `action` when the button is tapped. */
Component({
  properties: {
    text: { type: String, value: '' },
    /** Text of the button; empty for none. */
    action: { type: String, value: '' },
  },
  methods: {
    onActionTap() {
      this.triggerEvent('action')
    },
  },
})
