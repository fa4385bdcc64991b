import { element } from '../shared/elements'
import type { Choice, Control } from './control-kinds'
import type { ControlGroup } from './controls'
import type { Texts } from './texts/index'

/** Runs what a control does; failures and what to say are the caller's. @param begun what to say meanwhile */
export type Perform = (work: () => Outcome | Promise<Outcome>, begun?: string) => void

/** What to say; undefined = nothing. */
export type Outcome = string | undefined

/** The controls in their groups. A fault that is on is filled and says so to screen readers as well. */
export class ControlsView {
  readonly element = element('section', { class: 'card controls' })
  readonly #groups: readonly ControlGroup[]
  readonly #perform: Perform

  constructor(groups: readonly ControlGroup[], perform: Perform) {
    this.#groups = groups
    this.#perform = perform
  }

  /** How many faults are on. */
  get faultCount(): number {
    return this.#groups
      .flatMap(({ controls }) => controls)
      .filter((control) => control.kind === 'toggle' && control.isOn()).length
  }

  render(texts: Texts): void {
    const focused = this.element.querySelector<HTMLElement>(':focus')?.dataset.testid
    this.element.replaceChildren(
      element('h2', { text: texts.controls }),
      element('div', { class: 'control-groups' }, ...this.#groups.map((group) => this.#group(group, texts))),
    )
    if (focused !== undefined) this.element.querySelector<HTMLElement>(`[data-testid="${focused}"]`)?.focus()
  }

  #group({ name, controls }: ControlGroup, texts: Texts): HTMLElement {
    return element(
      'div',
      { class: 'group', attributes: { role: 'group', 'aria-label': texts.group[name] } },
      element('h3', { text: texts.group[name] }),
      element('div', { class: 'group-controls' }, ...controls.map((control) => this.#create(control, texts))),
    )
  }

  #create(control: Control, texts: Texts): HTMLElement {
    const text = texts.control[control.name]
    const attributes = { type: 'button', 'data-testid': control.name }
    switch (control.kind) {
      case 'action':
        return element('button', {
          class: 'chip',
          text,
          attributes,
          onClick: () => this.#perform(() => control.run(texts), control.begun?.(texts)),
        })
      case 'toggle': {
        const isOn = control.isOn()
        return element('button', {
          class: 'chip chip-fault',
          text,
          attributes: { ...attributes, 'aria-pressed': String(isOn) },
          onClick: () =>
            this.#perform(async () => {
              await control.set(!isOn)
              return undefined
            }),
        })
      }
      case 'choice':
        return this.#choice(control, text, texts)
    }
  }

  #choice(control: Choice, label: string, texts: Texts): HTMLElement {
    const options = control.options.map(({ value, label: optionLabel }) =>
      element('button', {
        class: 'segment',
        text: optionLabel(texts),
        attributes: {
          type: 'button',
          role: 'radio',
          'aria-checked': String(control.value() === value),
          'data-testid': `${control.name}-${value}`,
        },
        onClick: () => {
          control.choose(value)
        },
      }),
    )
    return element(
      'div',
      { class: 'choice' },
      element('span', { class: 'choice-label', text: label, attributes: { 'aria-hidden': 'true' } }),
      element(
        'div',
        { class: 'segments', attributes: { role: 'radiogroup', 'aria-label': label } },
        ...options,
      ),
    )
  }
}
