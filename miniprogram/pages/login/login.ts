import { ComponentWithStore } from 'mobx-miniprogram-bindings'
import { application } from '../../composition/index'
import { messages } from '../../i18n/index'

const view = application.views.login

/** What the page shows of its store, with the values until the binding is there. */
const bound = {
  isBusy: false,
  errorCode: '',
} satisfies Partial<typeof view>

/**
 * 登录: opened and closed by the composition as the session chart enters and leaves `authorizing`; never at launch.
 *
 * @see {@link https://developers.weixin.qq.com/community/operate/doc/000640bb8441b82900e89f48351401}
 */
ComponentWithStore({
  data: {
    ...bound,
    t: messages(application.locale).login,
    errors: messages(application.locale).errors,
    isSinglePage: false,
    hasConsent: false,
    /** Taps on the button without consent; each one shakes the consent line. */
    refusals: 0,
  },
  storeBindings: { store: view, fields: Object.keys(bound), actions: [] },
  methods: {
    onLoad() {
      this.setData({ isSinglePage: application.isSinglePage })
    },
    onShow() {
      application.navigation.setTitle(this.data.t.title)
    },
    onUnload() {
      application.session.cancelLogin()
    },
    onConsentChange(event: WechatMiniprogram.CheckboxGroupChange) {
      this.setData({ hasConsent: event.detail.value.length > 0, refusals: 0 })
    },
    onLoginTap() {
      application.session.requestLogin()
      if (this.data.hasConsent) application.session.grantConsent()
      else this.setData({ refusals: this.data.refusals + 1 })
    },
    onCancelTap() {
      if (view.isBusy) application.session.cancelLogin()
      else leave()
    },
    onDocumentTap(event: WechatMiniprogram.TouchEvent) {
      const { document } = event.currentTarget.dataset
      application.navigation.navigateTo(`/packages/agreement/reader/reader?document=${String(document)}`)
    },
  },
})

function leave(): void {
  const { navigation } = application
  if (navigation.routes().length > 1) navigation.navigateBack()
  else navigation.switchTab('/pages/home/home')
}
