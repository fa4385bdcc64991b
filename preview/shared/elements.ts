/** What {@link element} puts on a new element besides its children. */
export interface ElementOptions {
  readonly class?: string
  readonly text?: string
  /** Inline SVG of our own; never text from elsewhere. */
  readonly svg?: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly onClick?: () => void
}

/** A new element. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  options: ElementOptions = {},
  ...children: readonly Node[]
): HTMLElementTagNameMap[Tag] {
  const created = document.createElement(tag)
  if (options.class !== undefined) created.className = options.class
  if (options.text !== undefined) created.textContent = options.text
  if (options.svg !== undefined) created.innerHTML = options.svg
  for (const [name, value] of Object.entries(options.attributes ?? {})) created.setAttribute(name, value)
  if (options.onClick) created.addEventListener('click', options.onClick)
  created.append(...children)
  return created
}

/** A line icon on a grid of 24, drawn with the current colour. */
export function lineIcon(paths: string, size = 24): string {
  return (
    `<svg viewBox="0 0 24 24" width="${size}" height="${size}" fill="none" stroke="currentColor" stroke-width="1.8" ` +
    `stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${paths}</svg>`
  )
}
