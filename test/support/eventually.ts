const STEP = 10

/** Ample, for machines that do other things as well; a check that holds costs no more than it takes. */
const LIMIT = 10_000
jest.setTimeout(3 * LIMIT)

/** Waits until the check throws no more; fails with what it threw last. @param limit milliseconds of real time */
export async function eventually(check: () => void, limit = LIMIT): Promise<void> {
  const end = Date.now() + limit
  for (;;) {
    try {
      check()
      return
    } catch (error) {
      if (Date.now() > end) throw error
    }
    await new Promise((resolve) => {
      setTimeout(resolve, STEP)
    })
  }
}
