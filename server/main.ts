import { ConfigError, loadConfig } from './config'
import { readEnvironment } from './config/read-environment'
import { startServer, type RunningServer } from './server'

async function main(): Promise<void> {
  const server = await startServer(loadConfig(readEnvironment()))
  if (server.pairingCode !== null) process.stdout.write(`Pairing code: ${server.pairingCode}\n`)
  process.once('SIGINT', () => void stop(server))
  process.once('SIGTERM', () => void stop(server))
}

/** The handlers are gone after the first signal: a second one ends the process at once. */
async function stop(server: RunningServer): Promise<void> {
  process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM')
  try {
    await server.close()
  } catch (error) {
    fail(error)
  }
}

function fail(error: unknown): void {
  process.stderr.write(`${explain(error)}\n`)
  process.exitCode = 1
}

/** Mistakes of the configuration are lines of their own; of everything else the cause belongs to it. */
function explain(error: unknown): string {
  if (error instanceof ConfigError) return error.message
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}

main().catch(fail)
