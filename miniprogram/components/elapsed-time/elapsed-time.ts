import { formatDuration, type Locale } from '../../i18n/index'

const MINUTE = 60_000

/** A number on phones, something else where tests run. */
type Timer = ReturnType<typeof setTimeout>

/** How long ago something was, in words. Counts while its page is shown and rests while it is hidden. */
Component({
  options: {
    // Keeps the timer out of what is rendered.
    pureDataPattern: /^_/,
  },
  properties: {
    /** Milliseconds since the epoch; 0 shows a dash and counts nothing. */
    since: { type: Number, value: 0 },
    locale: { type: String, value: 'zh-CN' },
  },
  data: {
    text: '—',
    _timer: null as Timer | null,
    _isHidden: false,
  },
  observers: {
    'since, locale'() {
      this.count()
    },
  },
  lifetimes: {
    detached() {
      this.rest()
    },
  },
  pageLifetimes: {
    show() {
      this.setData({ _isHidden: false })
      this.count()
    },
    hide() {
      this.rest()
      this.setData({ _isHidden: true })
    },
  },
  methods: {
    rest() {
      const { _timer } = this.data
      if (_timer !== null) clearTimeout(_timer)
    },
    count() {
      this.rest()
      const { since, locale, _isHidden } = this.data
      const elapsed = Math.max(0, Date.now() - since)
      this.show(since === 0 ? '—' : formatDuration(elapsed, locale as Locale))
      if (since === 0 || _isHidden) return
      // The words change with a full minute and never in between.
      const wait = MINUTE - (elapsed % MINUTE)
      this.setData({ _timer: setTimeout(this.count.bind(this), wait) })
    },
    show(text: string) {
      if (text !== this.data.text) this.setData({ text })
    },
  },
})
