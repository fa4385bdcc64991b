import { ComponentWithStore } from 'mobx-miniprogram-bindings'
import { application } from '../../composition/index'
import { messages, tabBarTexts } from '../../i18n/index'

const view = application.views.mine

/** What the page shows of its store, with the values until the binding is there. */
const bound = {
  isRestoring: true,
  hasSession: false,
  nickname: '',
  avatarUrl: '',
  shortUserId: '',
  phone: '',
  userStatus: 'empty',
  isUserKnown: false,
  errorCode: '',
  canRetry: false,
} satisfies Partial<typeof view>

/** 我的: what is known of the user, and the way out. The same page for everybody; without a login its rows say so. */
ComponentWithStore({
  data: {
    ...bound,
    t: messages(application.locale).mine,
    errors: messages(application.locale).errors,
    isSinglePage: false,
  },
  storeBindings: { store: view, fields: Object.keys(bound), actions: [] },
  methods: {
    onLoad() {
      this.setData({ isSinglePage: application.isSinglePage })
    },
    onShow() {
      application.navigation.setTitle(this.data.t.title)
      if (!application.isSinglePage) application.navigation.setTabBarTexts(tabBarTexts(application.locale))
    },
    onLoginTap() {
      if (!application.isSinglePage) application.session.requestLogin()
    },
    onRetryTap() {
      application.session.retry()
    },
    onReloadTap() {
      void application.user.refresh()
    },
    onUserIdTap() {
      application.feedback.copy(view.userId)
    },
    onDocumentTap(event: WechatMiniprogram.TouchEvent) {
      if (application.isSinglePage) return
      const { document } = event.currentTarget.dataset
      application.navigation.navigateTo(`/packages/agreement/reader/reader?document=${String(document)}`)
    },
    async onLogoutTap() {
      if (await application.feedback.confirm(this.data.t.confirmLogout)) application.session.logout()
    },
  },
})
