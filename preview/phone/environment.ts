import type * as glassEasel from 'glass-easel'
import { MiniProgramEnv, type CodeSpace, type Root, type types } from 'glass-easel-miniprogram-adapter'
import type { CompiledProgram, CompiledUnit } from '../shared/program'
import { PhoneBackend } from './backend'
import { registerBuiltIns } from './built-ins/index'

/** What the template compiler's code evaluates to. */
export type TemplateGroup = Readonly<Record<string, glassEasel.template.ComponentTemplate['content']>>

/** Where the globals `Page`, `Component` and `Behavior` are put while a script of the mini-program loads. */
export type GlobalScope = typeof globalThis & { Behavior?: unknown }

/** glass-easel set up for one mini-program: its components, templates and styles. */
export class Environment {
  readonly #env = new MiniProgramEnv()
  readonly #space: CodeSpace
  readonly #backend = this.#env.associateBackend(new PhoneBackend())

  constructor(program: CompiledProgram, scope: GlobalScope) {
    this.#space = this.#env.createCodeSpace('', true)
    for (const { path, css } of program.styles) addStyle(path, css)
    this.#followLifetimes()
    registerBuiltIns(this.#space.getComponentSpace())
    // mobx-miniprogram-bindings calls Behavior() when it is imported, which may be outside of any component's script.
    this.#space.componentEnv('', ({ Behavior }) => {
      scope.Behavior = Behavior
    })
  }

  /** Runs the script of a page or component, which registers itself by calling `Page` or `Component`. */
  register(unit: CompiledUnit, templates: TemplateGroup, scope: GlobalScope, load: () => unknown): void {
    const content = templates[unit.path]
    if (content === undefined) throw new Error(`no template was compiled for ${unit.path}`)
    this.#space.addComponentStaticConfig(unit.path, unit.config as unknown as types.ComponentStaticConfig)
    this.#space.addCompiledTemplate(unit.path, {
      groupList: templates,
      content,
      // Lets `bindtap` without a colon work on nodes that are no components.
      fallbackListenerOnNativeNode: true,
    })
    this.#space.addStyleSheet(unit.path, unit.path, unit.stylePrefix ?? undefined)
    this.#space.globalComponentEnv(scope, unit.path, load)
  }

  createRoot(tag: string, url: string): Root {
    return this.#backend.createRoot(tag, this.#space, url)
  }

  /** glass-easel leaves `ready` to its host; `data-is` is what `:host` selects. */
  #followLifetimes(): void {
    const behavior = this.#space
      .behavior()
      .lifetime('created', function () {
        const element = this._$.getBackendElement() as unknown as HTMLElement | null
        element?.setAttribute('data-is', this.is)
      })
      .lifetime('attached', function () {
        queueMicrotask(() => {
          this._$.triggerLifetime('ready', [])
        })
      })
      .register()
    this.#space.setOverallBehavior((behavior as unknown as { _$: glassEasel.GeneralBehavior })._$)
  }
}

function addStyle(path: string, css: string): void {
  const style = document.createElement('style')
  style.dataset.path = path
  style.textContent = css
  document.head.append(style)
}
