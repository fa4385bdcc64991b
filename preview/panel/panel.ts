import type { PhoneHandle } from '../shared/bridge'
import { element } from '../shared/elements'
import { createControls, heal } from './controls'
import { ControlsView, type Outcome } from './controls-view'
import { Emulator, EmulatorError } from './emulator'
import { ExperimentsView } from './experiments-view'
import { setUpExperiment, type ExperimentName } from './experiments'
import { createHeader } from './header'
import { LogView } from './log-view'
import { NoticeView } from './notice-view'
import { PhoneFrame } from './phone-frame'
import { storePreferences, type Preferences } from './preferences'
import { SessionView } from './session-view'
import { PanelState } from './state'
import { createToolbar } from './toolbar'
import { panelTexts, type Texts } from './texts/index'

/** The page: the phone on the left, everything about it on the right. */
export class Panel {
  readonly element: HTMLElement
  readonly #state: PanelState
  readonly #emulator: Emulator
  readonly #frame: PhoneFrame
  readonly #session = new SessionView()
  readonly #log = new LogView()
  readonly #notice = new NoticeView((code) => this.#pair(code))
  readonly #experiments = new ExperimentsView((name) => this.#try(name))
  readonly #controls: ControlsView
  readonly #headerSlot = element('div', { class: 'header-slot' })
  readonly #toolbarSlot = element('div')
  #preferences: Preferences

  constructor(preferences: Preferences) {
    this.#preferences = preferences
    this.#state = new PanelState({
      language: preferences.language === 'zh' ? 'zh_CN' : 'en',
      theme: preferences.theme,
    })
    this.#emulator = new Emulator(() => this.#state.settings.pairingCode)
    this.#frame = new PhoneFrame(this.#state, this.#texts.phone, (phone) => this.#follow(phone))
    this.#controls = new ControlsView(
      createControls(this.#state, this.#emulator, {
        clearStorage: () => this.#clearStorage(),
        application: () => this.#frame.phone?.application ?? null,
      }),
      (work, begun) => void this.#perform(work, begun),
    )
    this.#state.onChange(() => this.#render())
    const views = [this.#experiments, this.#notice, this.#session, this.#controls, this.#log]
    this.element = element(
      'div',
      { class: 'layout' },
      element('div', { class: 'phone-column' }, this.#frame.element, this.#toolbarSlot),
      element('main', { class: 'panel' }, this.#headerSlot, ...views.map((view) => view.element)),
    )
    this.#renderAll()
    void this.#perform(async () => {
      this.#state.faults = await this.#emulator.readFaults()
    })
  }

  get #texts(): Texts {
    return panelTexts(this.#preferences.language)
  }

  #renderAll(): void {
    const { language, theme } = this.#preferences
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    document.documentElement.dataset.theme = theme
    this.#frame.label = this.#texts.phone
    this.#experiments.render(this.#texts)
    this.#session.render(this.#texts)
    this.#log.render(this.#texts)
    this.#notice.render(this.#texts)
    this.#toolbarSlot.replaceChildren(
      createToolbar(this.#texts, {
        onPullDown: () => {
          this.#pullDown()
        },
        onReload: () => {
          this.#frame.reload()
        },
      }),
    )
    this.#render()
  }

  /** What depends on the controls. */
  #render(): void {
    this.#controls.render(this.#texts)
    this.#headerSlot.replaceChildren(
      createHeader(this.#texts, this.#preferences.theme, this.#controls.faultCount, {
        onLanguage: () => this.#prefer({ language: this.#preferences.language === 'zh' ? 'en' : 'zh' }),
        onTheme: () => this.#prefer({ theme: this.#preferences.theme === 'dark' ? 'light' : 'dark' }),
        onHeal: () => void this.#perform(() => this.#heal()),
      }),
    )
  }

  #prefer(change: Partial<Preferences>): void {
    this.#preferences = { ...this.#preferences, ...change }
    storePreferences(this.#preferences)
    this.#renderAll()
  }

  #follow(phone: PhoneHandle): void {
    this.#session.follow(phone, this.#texts)
    this.#log.start(phone.application?.recorder.entries ?? [], this.#texts)
    phone.application?.recorder.subscribe((transition) => {
      this.#session.add(transition, this.#texts)
      this.#log.add(transition, this.#texts)
    })
  }

  #pullDown(): void {
    if (this.#frame.phone?.canPullDown()) this.#frame.phone.pullDown()
    else this.#notice.say(this.#texts.noPullDown)
  }

  #clearStorage(): void {
    this.#frame.phone?.clearStorage()
    this.#frame.reload()
  }

  async #heal(): Promise<string> {
    await heal(this.#state, this.#emulator)
    this.#choose(null)
    return this.#texts.healed
  }

  #try(name: ExperimentName): void {
    void this.#perform(async () => {
      this.#choose(name)
      return await setUpExperiment(name, {
        texts: this.#texts,
        state: this.#state,
        emulator: this.#emulator,
        sessionPath: this.#session.path,
        startAnew: () => this.#clearStorage(),
      })
    })
  }

  #choose(name: ExperimentName | null): void {
    this.#experiments.chosen = name
    this.#experiments.render(this.#texts)
  }

  #pair(pairingCode: string): void {
    this.#state.change({ pairingCode })
    void this.#perform(async () => {
      this.#state.faults = await this.#emulator.readFaults()
      this.#frame.reload()
    })
  }

  async #perform(work: () => Outcome | Promise<Outcome>, begun = ''): Promise<void> {
    try {
      this.#notice.say(begun)
      this.#notice.say((await work()) ?? '')
    } catch (error) {
      if (!(error instanceof EmulatorError)) throw error
      this.#notice.complain(error.problem)
    }
  }
}
