import type { zhCN } from './zh-cn'

/** Every text of the app in one language. */
export type Messages = typeof zhCN
