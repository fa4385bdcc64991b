/** Who is here: avatar, a quiet line and a strong one; what can be done stands in the slot at the end. */
Component({
  properties: {
    avatar: { type: String, value: '' },
    /** The nickname; only its first letter is shown, when there is no avatar. */
    name: { type: String, value: '' },
    title: { type: String, value: '' },
    note: { type: String, value: '' },
    /** Shows a skeleton, after a moment, instead of the texts. */
    isLoading: { type: Boolean, value: false },
  },
})
