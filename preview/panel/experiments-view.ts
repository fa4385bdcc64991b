import { element } from '../shared/elements'
import type { ExperimentName } from './experiments'
import type { Texts } from './texts/index'

const NAMES: readonly ExperimentName[] = ['login', 'revoke', 'hang']

/** Three things to try, for who is here for the first time. */
export class ExperimentsView {
  readonly element = element('section', { class: 'experiments' })
  readonly #onChoose: (name: ExperimentName) => void
  #chosen: ExperimentName | null = null

  constructor(onChoose: (name: ExperimentName) => void) {
    this.#onChoose = onChoose
  }

  render(texts: Texts): void {
    this.element.setAttribute('aria-label', texts.experiments)
    this.element.replaceChildren(...NAMES.map((name, index) => this.#card(name, index + 1, texts)))
  }

  set chosen(name: ExperimentName | null) {
    this.#chosen = name
  }

  #card(name: ExperimentName, number: number, texts: Texts): HTMLElement {
    const { title, about } = texts.experiment[name]
    return element(
      'button',
      {
        class: 'experiment',
        attributes: {
          type: 'button',
          'data-testid': `experiment-${name}`,
          ...(this.#chosen === name ? { 'aria-current': 'true' } : {}),
        },
        onClick: () => {
          this.#onChoose(name)
        },
      },
      element('span', {
        class: 'experiment-number',
        text: String(number),
        attributes: { 'aria-hidden': 'true' },
      }),
      element(
        'span',
        { class: 'experiment-words' },
        element('b', { text: title }),
        element('span', { text: about }),
      ),
    )
  }
}
