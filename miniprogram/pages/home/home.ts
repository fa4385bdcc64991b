import { ComponentWithStore } from 'mobx-miniprogram-bindings'
import { application } from '../../composition/index'
import { messages, tabBarTexts } from '../../i18n/index'

const view = application.views.home

/** What the page shows of its store, with the values until the binding is there. */
const bound = {
  state: 'anonymous',
  isRestoring: true,
  hasSession: false,
  nickname: '',
  avatarUrl: '',
  userStatus: 'empty',
  isUserKnown: false,
  lastEvent: '',
  issuedAt: 0,
  errorCode: '',
  canRetry: false,
  isOffline: false,
  checkInStatus: 'empty',
  isCheckedIn: false,
  streak: 0,
  week: '0000000',
  weekday: -1,
  checkInErrorCode: '',
} satisfies Partial<typeof view>

/** 首页: who you are, the daily check-in, and how the session is doing. */
ComponentWithStore({
  data: {
    ...bound,
    t: messages(application.locale).home,
    errors: messages(application.locale).errors,
    locale: application.locale,
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
      // The day may have changed while the page was not shown.
      if (view.isCheckedIn) void application.checkIns.refresh()
    },
    async onPullDownRefresh() {
      try {
        if (view.hasSession) await reload()
      } finally {
        application.feedback.endPullDown()
      }
    },
    onLoginTap() {
      application.session.requestLogin()
    },
    onRetryTap() {
      application.session.retry()
    },
    onReloadTap() {
      void reload()
    },
    onCheckInTap() {
      application.checkIns.checkIn()
    },
  },
})

/** Resolves when both are over, however they ended. */
async function reload(): Promise<void> {
  await Promise.all([application.user.refresh(), application.checkIns.refresh()])
}
