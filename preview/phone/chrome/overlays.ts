import { element, lineIcon } from '../../shared/elements'
import type { PhoneTexts } from './texts'

const TOAST_ICONS: Readonly<Record<string, string>> = {
  success: lineIcon('<path d="M5 12.5l4.5 4.5L19 7.5"/>', 40),
  error: lineIcon('<circle cx="12" cy="12" r="9"/><path d="M12 7.5v5.5M12 16.4v.1"/>', 40),
  loading: '<span class="spinner spinner-large"></span>',
  none: '',
}

export interface ModalOptions {
  readonly title: string
  readonly content: string
  readonly confirmText: string
  /** Null = one button. */
  readonly cancelText: string | null
}

/** Toast, loading, modal and action sheet: what the platform draws over the page. */
export class Overlays {
  readonly element = element('div', { class: 'overlays' })
  readonly #toast = element('div', { class: 'toast', attributes: { role: 'status', 'data-testid': 'toast' } })
  readonly #texts: PhoneTexts
  #toastTimer: number | undefined
  #toastKind: 'toast' | 'loading' = 'toast'

  constructor(texts: PhoneTexts) {
    this.#texts = texts
    this.#toast.hidden = true
    this.element.append(this.#toast)
  }

  /** Toast and loading share one place: the newer replaces the older. @param duration milliseconds, null = until hidden */
  showToast(kind: 'toast' | 'loading', title: string, icon: string, duration: number | null): void {
    clearTimeout(this.#toastTimer)
    this.#toastKind = kind
    const picture = element('span', { class: 'toast-icon', svg: TOAST_ICONS[icon] ?? '' })
    this.#toast.replaceChildren(...(icon === 'none' ? [] : [picture]), element('span', { text: title }))
    this.#toast.classList.toggle('is-text', icon === 'none')
    this.#toast.hidden = false
    if (duration === null) return
    this.#toastTimer = window.setTimeout(() => {
      this.hideToast(kind)
    }, duration)
  }

  hideToast(kind: 'toast' | 'loading'): void {
    if (kind === this.#toastKind) this.#toast.hidden = true
  }

  /** @returns whether it was confirmed */
  askModal({ title, content, confirmText, cancelText }: ModalOptions): Promise<boolean> {
    return this.#dialog('modal', title || content, (close) => [
      ...(title ? [element('h2', { text: title })] : []),
      ...(content ? [element('p', { text: content })] : []),
      element(
        'div',
        { class: 'modal-buttons' },
        ...(cancelText === null ? [] : [button(cancelText, 'modal-cancel', () => close(false))]),
        button(confirmText, 'modal-confirm', () => close(true)),
      ),
    ])
  }

  /** @returns the tapped item's index, or null when cancelled */
  askSheet(items: readonly string[], label: string): Promise<number | null> {
    return this.#dialog<number | null>('sheet', label, (close) => [
      ...items.map((item, index) => button(item, 'sheet-item', () => close(index))),
      button(this.#texts.cancel, 'sheet-cancel', () => close(null)),
    ])
  }

  #dialog<T>(kind: string, label: string, build: (close: (answer: T) => void) => HTMLElement[]): Promise<T> {
    return new Promise((resolve) => {
      const box = element('div', {
        class: kind,
        attributes: { role: 'dialog', 'aria-modal': 'true', 'aria-label': label },
      })
      const shade = element('div', { class: `shade shade-${kind}` }, box)
      const close = (answer: T): void => {
        shade.remove()
        resolve(answer)
      }
      box.append(...build(close))
      this.element.append(shade)
      box.querySelector<HTMLElement>('button:last-of-type')?.focus()
    })
  }
}

function button(text: string, className: string, onClick: () => void): HTMLElement {
  return element('button', { class: className, text, onClick, attributes: { type: 'button' } })
}
