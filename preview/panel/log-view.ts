import type { RecordedTransition } from '../shared/bridge'
import { element } from '../shared/elements'
import type { Texts } from './texts/index'

/** More than anybody scrolls through. */
const MOST_ROWS = 300

type Row = RecordedTransition | { readonly startedAt: number }

/** What the machines did, newest first; a line marks each start of the app. */
export class LogView {
  readonly element = element('section', { class: 'card log' })
  readonly #list = element('ol', { class: 'log-rows', attributes: { 'data-testid': 'log', tabindex: '0' } })
  readonly #heading = element('h2')
  readonly #empty = element('p', { class: 'log-empty' })
  #rows: readonly Row[] = []

  constructor() {
    this.element.append(this.#heading, this.#empty, this.#list)
  }

  start(entries: readonly RecordedTransition[], texts: Texts): void {
    this.#rows = [...this.#rows, { startedAt: entries[0]?.at ?? Date.now() }, ...entries].slice(-MOST_ROWS)
    this.render(texts)
  }

  add(transition: RecordedTransition, texts: Texts): void {
    this.#rows = [...this.#rows, transition].slice(-MOST_ROWS)
    this.#list.prepend(createRow(transition, texts))
    while (this.#list.childElementCount > MOST_ROWS) this.#list.lastElementChild?.remove()
    this.#empty.hidden = true
  }

  render(texts: Texts): void {
    this.#heading.textContent = texts.log
    this.#list.setAttribute('aria-label', texts.log)
    this.#empty.textContent = texts.logEmpty
    this.#empty.hidden = this.#rows.some((row) => 'event' in row)
    this.#list.replaceChildren(...[...this.#rows].reverse().map((row) => createRow(row, texts)))
  }
}

function createRow(row: Row, texts: Texts): HTMLElement {
  if (!('event' in row)) {
    const text = `${formatTime(row.startedAt)}  ${texts.appStarted}`
    return element('li', { class: 'log-start', text })
  }
  const { at, machine, event, from, to } = row
  return element(
    'li',
    { attributes: { 'data-machine': machine, 'data-event': event } },
    element('time', { text: formatTime(at) }),
    element('b', { text: event }),
    element('span', {
      class: 'log-move',
      text: `${machine === 'session' ? '' : `${machine}: `}${from} → ${to}`,
    }),
  )
}

function formatTime(at: number): string {
  const date = new Date(at)
  const parts = [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) =>
    String(part).padStart(2, '0'),
  )
  return `${parts.join(':')}.${String(date.getMilliseconds()).padStart(3, '0')}`
}
