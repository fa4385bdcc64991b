import { Panel } from './panel'
import { readPreferences } from './preferences'
import { followRebuilds } from './reload-events'

document.body.append(new Panel(readPreferences()).element)
followRebuilds()
