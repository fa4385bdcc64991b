import { createFakeWx } from '../../test/realm/fake-wx'
import { launchApp } from '../../test/realm/launch'
import type { Problem } from './checks'
import type { CompiledFiles } from './compiler'

/** Launches what the compiler made, in a realm with nothing but ECMAScript and `wx`, and logs in. */
export async function launchCompiled(files: CompiledFiles): Promise<Problem[]> {
  const modules = new Map([...files].filter(([file]) => file.endsWith('.js')))
  try {
    const { application, until } = launchApp(modules, createFakeWx({ isTourist: false }))
    await until(() => !application.session.isRestoring)
    application.session.requestLogin()
    application.session.grantConsent()
    await until(() => application.views.home.state === 'loggedIn' && application.views.home.nickname !== '')
    return []
  } catch (error) {
    return [
      `the compiled app does not get to loggedIn: ${error instanceof Error ? error.message : String(error)}`,
    ]
  }
}
