/** A line icon in the colour of the text around it; an ornament, so what it means must stand in words beside it. */
Component({
  properties: {
    /** File name of an icon in styles/icons, without extension. */
    name: { type: String, value: '' },
  },
})
