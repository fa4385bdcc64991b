import { application } from '../../../composition/index'
import { agreement } from '../texts/index'

/** A document to read: `?document=service|privacy`. */
Component({
  data: {
    document: agreement('service', application.locale),
  },
  methods: {
    onLoad({ document }: { document?: string }) {
      const name = document === 'privacy' ? 'privacy' : 'service'
      this.setData({ document: agreement(name, application.locale) })
    },
    onShow() {
      application.navigation.setTitle(this.data.document.title)
    },
  },
})
