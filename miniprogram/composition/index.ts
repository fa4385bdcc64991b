import { createApplication } from './create-application'
import { createPlatform } from './platform'

/** The one application; built when the first module asks for it, started by app.ts. */
export const application = createApplication(createPlatform())
