/** For tests that provoke failures: the reporter speaks of each on the console. */
export function quietConsole(): void {
  jest.spyOn(console, 'error').mockReturnValue()
  jest.spyOn(console, 'warn').mockReturnValue()
}
