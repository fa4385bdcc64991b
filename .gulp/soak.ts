import { fail } from './fail'
import { run } from './run'

/** Random steps of the long model test; the ordinary one takes 100,000. */
const STEPS = '1000000'

/** `npm run test:soak`: the model test of the session, ten times as long as in `npm test`. */
export async function soak(): Promise<void> {
  process.env.MODEL_STEPS_TOTAL = STEPS
  const model = ['--selectProjects', 'unit', '--testPathPatterns', 'test/model/session']
  const { isOk } = await run('jest/bin/jest.js', model, { isShown: true })
  if (!isOk) fail('The model test failed: its seed and its steps are above.')
}
