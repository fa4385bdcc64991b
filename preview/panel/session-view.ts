import type { PhoneHandle, RecordedTransition } from '../shared/bridge'
import { element } from '../shared/elements'
import type { Texts } from './texts/index'

const STATES = ['anonymous', 'authorizing', 'loggedIn', 'sessionExpired', 'relogin'] as const

type SessionState = (typeof STATES)[number]

/** The five states as a path, the live one lit, and the state inside it in words. */
export class SessionView {
  readonly element = element('section', { class: 'card session', attributes: { 'data-testid': 'session' } })
  #path = ''

  /** Path of the live state, such as `sessionExpired.waitingForTap`; '' before the app runs. */
  get path(): string {
    return this.#path
  }

  follow(phone: PhoneHandle, texts: Texts): void {
    this.#path = phone.application?.views.home.state ?? ''
    for (const transition of phone.application?.recorder.entries ?? []) this.#take(transition)
    this.render(texts)
  }

  add(transition: RecordedTransition, texts: Texts): void {
    this.#take(transition)
    this.render(texts)
  }

  render(texts: Texts): void {
    const [state = '', ...inner] = this.#path.split('.')
    const stops = STATES.map((name) => createStop(name, name === state, texts))
    this.element.dataset.state = state
    this.element.replaceChildren(
      element('h2', { text: texts.session }),
      element('ol', { class: 'path' }, ...stops),
      element('p', {
        class: 'inner-state',
        text: inner.length > 0 ? `${state} · ${inner.join(' · ')}` : state,
        attributes: { 'aria-live': 'polite', 'data-testid': 'session-state' },
      }),
    )
  }

  #take({ machine, to }: RecordedTransition): void {
    if (machine === 'session') this.#path = to
  }
}

function createStop(name: SessionState, isLive: boolean, texts: Texts): HTMLElement {
  return element(
    'li',
    { class: isLive ? 'stop is-live' : 'stop', attributes: isLive ? { 'aria-current': 'step' } : {} },
    element('code', { text: name }),
    element('span', { text: texts.states[name] }),
  )
}
