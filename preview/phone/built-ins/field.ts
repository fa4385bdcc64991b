/** A control as forms and labels see it. */
export interface Field {
  readonly name: () => string
  readonly value: () => unknown
  readonly reset: () => void
  /** What a tap on the control's label does. */
  readonly activate: () => void
}

const fields = new WeakMap<Element, Field>()

export function registerField(element: Element, field: Field): void {
  fields.set(element, field)
}

export function findField(element: Element): Field | undefined {
  return fields.get(element)
}

/** The fields inside an element, in document order. */
export function fieldsIn(element: Element): Field[] {
  return [...element.querySelectorAll('*')].flatMap((inner) => fields.get(inner) ?? [])
}
