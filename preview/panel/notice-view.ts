import { element } from '../shared/elements'
import type { EmulatorProblem } from './emulator'
import type { Texts } from './texts/index'

/** One line below the experiments: what happened, what to do next, or what the server wants. */
export class NoticeView {
  readonly element = element('div', {
    class: 'notice',
    attributes: { role: 'status', 'data-testid': 'notice' },
  })
  readonly #onPair: (code: string) => void
  #text = ''
  #problem: EmulatorProblem | null = null
  #texts: Texts | null = null

  constructor(onPair: (code: string) => void) {
    this.#onPair = onPair
  }

  /** @param text '' keeps what was said last */
  say(text: string): void {
    if (text !== '') this.#text = text
    this.#problem = null
    this.#show()
  }

  complain(problem: EmulatorProblem): void {
    this.#problem = problem
    this.#show()
  }

  render(texts: Texts): void {
    // What was said before was said in the other language.
    if (this.#texts !== texts) this.#text = ''
    this.#texts = texts
    this.#show()
  }

  #show(): void {
    if (!this.#texts) return
    const { notice, experiments } = this.#texts
    this.element.classList.toggle('is-problem', this.#problem !== null)
    const text = this.#problem === null ? this.#text || experiments : notice[this.#problem]
    this.element.replaceChildren(
      element('p', { text }),
      ...(this.#problem === 'needsPairing' ? [this.#form(this.#texts)] : []),
    )
  }

  #form({ pairing }: Texts): HTMLElement {
    const input = element('input', {
      attributes: {
        'aria-label': pairing.label,
        placeholder: pairing.label,
        autocomplete: 'off',
        maxlength: '6',
      },
    })
    const form = element(
      'form',
      { class: 'pairing' },
      input,
      element('button', { text: pairing.submit, attributes: { type: 'submit' } }),
    )
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#onPair(input.value.trim().toUpperCase())
    })
    return form
  }
}
