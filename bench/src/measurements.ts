import { measure, type Cost } from './costs/measure'
import { createOperations } from './costs/operations'
import { measureSizes, type Size } from './costs/sizes'
import { measureStartups, type Startup } from './costs/startup'
import { measureSetData, type PageCost } from './pages/set-data'
import { runStorms, type Storm } from './storm/storms'
import { createSubjects } from './subjects/index'

/** Everything one run finds out. */
export interface Measurements {
  readonly storms: readonly Storm[]
  readonly pages: readonly PageCost[]
  readonly costs: readonly Cost[]
  readonly startups: readonly Startup[]
  readonly sizes: readonly Size[]
}

/** What takes real time is measured first, in a process that has done nothing else. */
export async function takeMeasurements(): Promise<Measurements> {
  const subjects = createSubjects()
  const [ours] = subjects
  const startups = measureStartups(subjects)
  const costs = await measure(await createOperations(ours))
  const pages = await measureSetData(ours)
  const sizes = measureSizes(subjects)
  return { storms: await runStorms(subjects), pages, costs, startups, sizes }
}
