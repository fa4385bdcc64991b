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
      try {
        if (typeof wx.getRealtimeLogManager === 'function') wx.getRealtimeLogManager().error(where, cleaned)
      } catch (failure) {
        // Reporting is the last resort: an error of its own must not go round again.
        console.error('[realtimeLog]', clean(failure))
      }
    },
  }
}
