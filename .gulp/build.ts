import { npm } from './npm'
import { preview } from './preview'
import { server } from './server'

/** Everything that is made from the sources: npm bundles, preview, backend. */
export async function build(): Promise<void> {
  // The preview runs the mini-program with the same bundles as a phone.
  await npm()
  await Promise.all([preview(), server()])
}
