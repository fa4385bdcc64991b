import type * as glassEasel from 'glass-easel'
import { followAria, ARIA_PROPERTIES } from './aria'
import { button } from './button'
import { checkbox, checkboxGroup, radio, radioGroup, switchControl } from './choice'
import { form, label } from './form'
import { Host, type BuiltIn, type PropertyDefaults } from './host'
import { icon } from './icon'
import { image } from './image'
import { input, textarea } from './input'
import { navigator } from './navigator'
import { picker } from './picker'
import { richText } from './rich-text'
import { scrollView } from './scroll-view'
import { text } from './text'
import { view } from './view'

/** Every built-in the preview has. `block`, `template`, `slot`, `wxs`, `import` and `include` belong to the compiler. */
export const BUILT_INS: readonly BuiltIn[] = [
  button,
  checkbox,
  checkboxGroup,
  form,
  icon,
  image,
  input,
  label,
  navigator,
  picker,
  radio,
  radioGroup,
  richText,
  scrollView,
  switchControl,
  text,
  textarea,
  view,
]

/** Properties that every built-in has. */
const COMMON: PropertyDefaults = { hidden: false, ...ARIA_PROPERTIES }

export function registerBuiltIns(space: glassEasel.ComponentSpace): void {
  for (const builtIn of BUILT_INS) space.setGlobalUsingComponent(builtIn.tag, define(space, builtIn))
}

function define(
  space: glassEasel.ComponentSpace,
  { tag, properties, setUp }: BuiltIn,
): glassEasel.GeneralComponentDefinition {
  const definition = space.define(`preview/${tag}`)
  for (const [name, value] of Object.entries({ ...COMMON, ...properties })) {
    definition.property(name, { type: typeOf(value), value } as never)
  }
  definition.init(({ self, observer, lifetime }) => {
    const host = new Host(
      self,
      (names, run) => {
        observer(names as never, run)
      },
      (name, run) => {
        lifetime(name, run)
      },
    )
    followCommon(host)
    setUp?.(host)
  })
  return definition.registerComponent()
}

function typeOf(
  value: PropertyDefaults[string],
): StringConstructor | NumberConstructor | BooleanConstructor | null {
  if (typeof value === 'string') return String
  if (typeof value === 'number') return Number
  return typeof value === 'boolean' ? Boolean : null
}

function followCommon(host: Host): void {
  host.watch(['hidden'], () => {
    host.element.toggleAttribute('hidden', host.flag('hidden'))
  })
  followAria(host)
  host.onAttached(() => {
    const { testid } = host.dataset
    if (typeof testid === 'string') host.element.dataset.testid = testid
  })
}
