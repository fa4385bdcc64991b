import { phoneTexts } from '../chrome/texts'
import { ApiFailure } from '../routes'
import { asyncCall, wrongParameter } from './call'
import type { ApiModule, PhoneContext } from './context'

type Toast = Partial<Pick<WechatMiniprogram.ShowToastOption, 'title' | 'icon' | 'duration'>>
type Modal = Omit<WechatMiniprogram.ShowModalOption, 'success' | 'fail' | 'complete'>
type Sheet = Partial<Pick<WechatMiniprogram.ShowActionSheetOption, 'itemList' | 'alertText'>>

/** Widest text of the modal's buttons: 4 Chinese characters. https://developers.weixin.qq.com/miniprogram/dev/api/ui/interaction/wx.showModal.html */
const WIDEST_BUTTON = 8
const MOST_SHEET_ITEMS = 6

/** Toast, loading, modal and action sheet. */
export function createInteraction(phone: PhoneContext): ApiModule {
  const { overlays } = phone.screen
  const texts = phoneTexts(phone.device.settings.language)
  return {
    showToast: asyncCall('showToast', phone.guard, ({ title, icon = 'success', duration = 1500 }: Toast) => {
      if (typeof title !== 'string') throw wrongParameter('title', 'String', title)
      overlays.showToast('toast', title, icon, duration)
    }),
    hideToast: asyncCall('hideToast', phone.guard, () => {
      overlays.hideToast('toast')
    }),
    showLoading: asyncCall('showLoading', phone.guard, ({ title }: Toast) => {
      if (typeof title !== 'string') throw wrongParameter('title', 'String', title)
      overlays.showToast('loading', title, 'loading', null)
    }),
    hideLoading: asyncCall('hideLoading', phone.guard, () => {
      overlays.hideToast('loading')
    }),
    showModal: asyncCall('showModal', phone.guard, async (options: Modal) => {
      const { title = '', content = '', showCancel = true } = options
      const confirm = await overlays.askModal({
        title,
        content,
        confirmText: buttonText('confirmText', options.confirmText, texts.confirm),
        cancelText: showCancel ? buttonText('cancelText', options.cancelText, texts.cancel) : null,
      })
      return { confirm, cancel: !confirm, content: null }
    }),
    showActionSheet: asyncCall('showActionSheet', phone.guard, async ({ itemList, alertText }: Sheet) => {
      if (!Array.isArray(itemList)) throw wrongParameter('itemList', 'Array', itemList)
      if (itemList.length === 0 || itemList.length > MOST_SHEET_ITEMS) {
        throw new ApiFailure(`parameter error: itemList should have 1 to ${MOST_SHEET_ITEMS} items`)
      }
      const tapIndex = await overlays.askSheet(itemList, alertText ?? '')
      if (tapIndex === null) throw new ApiFailure('cancel')
      return { tapIndex }
    }),
  }
}

/** @throws ApiFailure as the platform does for a text that does not fit on the button */
function buttonText(name: string, text: string | undefined, fallback: string): string {
  if (text === undefined || text === '') return fallback
  const width = text.length + (text.match(/[^\0-\xff]/g)?.length ?? 0)
  if (width > WIDEST_BUTTON)
    throw new ApiFailure(`${name} length should not larger than 4 Chinese characters`)
  return text
}
