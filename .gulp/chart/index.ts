import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { AnyStateMachine } from 'xstate'
import { appMachine } from '../../miniprogram/machines/app.machine'
import { checkInMachine } from '../../miniprogram/machines/check-in.machine'
import { profileMachine } from '../../miniprogram/machines/profile.machine'
import { sessionMachine } from '../../miniprogram/machines/session.machine'
import { signInMachine } from '../../miniprogram/machines/sign-in.machine'
import { toMermaid } from './mermaid'

/** The prose file of each machine, beside it, and the machine its diagram is drawn from. */
const charts: Readonly<Record<string, AnyStateMachine>> = {
  'app.md': appMachine,
  'check-in.md': checkInMachine,
  'profile.md': profileMachine,
  'session.md': sessionMachine,
  'sign-in.md': signInMachine,
}

const FOLDER = path.resolve('miniprogram/machines')
const DIAGRAM = /```mermaid\n[\s\S]*?```/

/** `gulp chart`: draws every machine into the prose beside it. */
export async function chart(): Promise<void> {
  for (const { file, wanted } of await readCharts()) await writeFile(file, wanted)
}

/** The prose files whose diagram is not what the machine says; empty when all are current. */
export async function findStaleCharts(): Promise<string[]> {
  return (await readCharts())
    .filter(({ current, wanted }) => current !== wanted)
    .map(({ file }) => path.basename(file))
}

async function readCharts() {
  return Promise.all(
    Object.entries(charts).map(async ([name, machine]) => {
      const file = path.join(FOLDER, name)
      const current = await readFile(file, 'utf8')
      if (!DIAGRAM.test(current)) throw new Error(`${name} has no mermaid block to draw into`)
      return {
        file,
        current,
        wanted: current.replace(DIAGRAM, () => `\`\`\`mermaid\n${toMermaid(machine)}\n\`\`\``),
      }
    }),
  )
}
