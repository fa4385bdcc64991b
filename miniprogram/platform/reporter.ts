import type { ReporterPort } from '../core/ports'

/**
 * To the console, and to WeChat's real-time log where the client has it.
 * @param clean removes secrets from whatever is reported
 * @see {@link https://developers.weixin.qq.com/miniprogram/dev/framework/realtimelog/}
 */
export function createReporter(clean: (value: unknown) => unknown): ReporterPort {
  return {
    report(where, error) {
      const cleaned = clean(error)
      console.error(`[${where}]`, cleaned)
      if (typeof wx.getRealtimeLogManager === 'function') wx.getRealtimeLogManager().error(where, cleaned)
    },
  }
}
