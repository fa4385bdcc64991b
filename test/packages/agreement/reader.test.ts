import { eventually } from '../../support/eventually'
import { launch } from '../../support/mini-program'

describe('agreement', () => {
  it.each([
    ['service', 'zh_CN', '用户服务协议', '你的账号'],
    ['privacy', 'zh_CN', '隐私保护指引', '我们保存什么'],
    ['service', 'en', 'Terms of Service', 'Your account'],
    ['privacy', 'en', 'Privacy Policy', 'What we store'],
    ['something else', 'en', 'Terms of Service', 'Your account'],
  ] as const)('shows "%s" in %s as %s', async (document, language, title, heading) => {
    const app = launch(`/packages/agreement/reader/reader?document=${document}`, { settings: { language } })
    await eventually(() => {
      expect(app.title).toBe(title)
      expect(app.text()).toContain(heading)
    })
  })
})
