/** A round picture of somebody: the picture, else the first letter of the name, else a figure. */
Component({
  properties: {
    /** Address of the picture; empty when there is none. */
    src: { type: String, value: '' },
    name: { type: String, value: '' },
  },
  data: {
    initial: '',
    hasFailed: false,
  },
  observers: {
    name(name: string) {
      this.setData({ initial: firstCharacter(name) })
    },
    src() {
      this.setData({ hasFailed: false })
    },
  },
  methods: {
    onImageError() {
      this.setData({ hasFailed: true })
    },
  },
})

/** By code point: a name may start with a character of two units. */
function firstCharacter(name: string): string {
  return (Array.from(name.trim())[0] ?? '').toUpperCase()
}
