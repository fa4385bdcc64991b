/**
 * What the build knows of a mini-program and the browser runtime needs: plain data, so that it travels in a bundle
 * as well as in a JSON file (the page tests compile once and load it many times).
 */
export interface CompiledProgram {
  readonly app: AppConfig
  /** Values of the `@name` variables of app.json and page JSON, from the file `themeLocation` names. */
  readonly theme: Readonly<Record<ThemeName, Readonly<Record<string, string>>>>
  /** Components before the pages that use them; every unit stands after its own components. */
  readonly units: readonly CompiledUnit[]
  /** In cascade order: app.wxss, components, pages. */
  readonly styles: readonly CompiledStyle[]
  /** A JavaScript expression whose value is the template group. */
  readonly templates: string
  /** Every name of `wx` with the base library that brought it ('' = from the start), read from the official typings. */
  readonly apiVersions: Readonly<Record<string, string>>
}

export type ThemeName = 'light' | 'dark'

export interface CompiledUnit {
  /** Path inside the mini-program without extension, such as `pages/home/home`. */
  readonly path: string
  readonly kind: 'page' | 'component'
  readonly config: UnitConfig
  /** Put before every class of a component whose styles are isolated; null = classes as they are written. */
  readonly stylePrefix: string | null
  /** The script's path inside the mini-program with extension. */
  readonly script: string
}

export interface CompiledStyle {
  readonly path: string
  readonly css: string
}

/** Style isolation of a component. https://developers.weixin.qq.com/miniprogram/dev/framework/custom-component/wxml-wxss.html */
export type StyleIsolation =
  'isolated' | 'apply-shared' | 'shared' | 'page-isolated' | 'page-apply-shared' | 'page-shared'

/** The fields of a page's or component's JSON file that mean something here. */
export interface UnitConfig extends WindowConfig {
  readonly component?: boolean
  readonly usingComponents?: Readonly<Record<string, string>>
  readonly styleIsolation?: StyleIsolation
}

/** https://developers.weixin.qq.com/miniprogram/dev/reference/configuration/app.html#window */
export interface WindowConfig {
  readonly navigationBarTitleText?: string
  readonly navigationBarBackgroundColor?: string
  readonly navigationBarTextStyle?: string
  readonly navigationStyle?: string
  readonly backgroundColor?: string
  readonly backgroundTextStyle?: string
  readonly enablePullDownRefresh?: boolean
}

/** https://developers.weixin.qq.com/miniprogram/dev/reference/configuration/app.html#tabBar */
export interface TabBarConfig {
  readonly color?: string
  readonly selectedColor?: string
  readonly backgroundColor?: string
  readonly borderStyle?: string
  readonly list: readonly TabItemConfig[]
}

export interface TabItemConfig {
  readonly pagePath: string
  readonly text: string
  readonly iconPath?: string
  readonly selectedIconPath?: string
}

/** The fields of app.json that mean something here. */
export interface AppConfig {
  readonly pages: readonly string[]
  readonly entryPagePath?: string
  readonly window?: WindowConfig
  readonly tabBar?: TabBarConfig
  readonly usingComponents?: Readonly<Record<string, string>>
  readonly darkmode?: boolean
  readonly themeLocation?: string
}
