import { application } from './composition/index'

App({
  onLaunch({ scene, query }) {
    application.start({ scene, query })
  },
  onError(error) {
    application.report('app', error)
  },
  onUnhandledRejection({ reason }) {
    application.report('promise', reason)
  },
  onPageNotFound() {
    application.goHome()
  },
})
