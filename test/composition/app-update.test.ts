import { createApplication } from '../../miniprogram/composition/create-application'
import { messages } from '../../miniprogram/i18n/index'
import { FakePlatform } from '../support/fake-platform'
import { settle } from '../support/virtual-clock'

async function start() {
  const phone = new FakePlatform()
  const confirm = jest.spyOn(phone.feedback, 'confirm')
  const app = createApplication(phone)
  app.start({ scene: 1001, query: {} })
  await settle()
  const download = async (): Promise<void> => {
    phone.finishUpdateDownload()
    await settle()
  }
  return { app, phone, confirm, download }
}

describe('offerUpdates', () => {
  it('asks in the user’s language and restarts when he agrees', async () => {
    const { phone, confirm, download } = await start()
    await download()
    expect(confirm).toHaveBeenCalledWith(messages('zh-CN').update)
    expect(phone.isUpdateApplied).toBe(true)
  })

  it('does not restart when he declines', async () => {
    const { phone, download } = await start()
    phone.confirms = false
    await download()
    expect(phone.isUpdateApplied).toBe(false)
  })

  it('waits for a login under way to end, well or badly', async () => {
    for (const loginMode of ['ok', 'fails'] as const) {
      const { app, phone, confirm, download } = await start()
      phone.loginMode = loginMode
      app.session.requestLogin()
      await download()
      app.session.grantConsent()
      await phone.clock.advance(5)
      expect(confirm).not.toHaveBeenCalled()
      await phone.clock.advance(1_000)
      expect(confirm).toHaveBeenCalledTimes(1)
      expect(phone.isUpdateApplied).toBe(true)
    }
  })

  it('waits for a relogin to end', async () => {
    const { app, phone, confirm, download } = await start()
    app.session.requestLogin()
    app.session.grantConsent()
    await phone.clock.advance(1_000)
    phone.backend.revokeTokens()
    void app.user.refresh()
    await phone.clock.advance(60)
    expect(app.session.state).toBe('relogin')
    await download()
    expect(confirm).not.toHaveBeenCalled()
    await phone.clock.advance(1_000)
    expect(phone.isUpdateApplied).toBe(true)
  })

  it('does not restart when a login began while the question was shown', async () => {
    const { app, phone, confirm, download } = await start()
    let answer: (isWanted: boolean) => void = () => undefined
    confirm.mockImplementation(
      () =>
        new Promise((resolve) => {
          answer = resolve
        }),
    )
    await download()
    app.session.requestLogin()
    answer(true)
    await settle()
    expect(phone.isUpdateApplied).toBe(false)
  })
})
