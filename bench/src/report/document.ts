import { availableParallelism, cpus, totalmem } from 'node:os'
import { ROUNDS } from '../costs/measure'
import { STARTUP_ROUNDS } from '../costs/startup'
import type { Measurements } from '../measurements'
import { readVersion } from '../realm/modules'
import { costTable, pageTable, sizeTable, startupTable } from './cost-tables'
import { findings } from './findings'
import { glanceTable } from './glance'
import { stormSections } from './storm-tables'

const PEERS = ['wafer2-client-sdk', 'wafer-client-sdk', 'minapp-sdk']

/** The whole report, as Markdown. */
export function createDocument(measurements: Measurements): string {
  return `${[
    heading(measurements),
    stormChapter(measurements),
    '## What it costs',
    setDataSection(measurements),
    stepSection(measurements),
    startupSection(measurements),
    sizeSection(measurements),
  ].join('\n\n')}\n`
}

function heading(measurements: Measurements): string {
  return `# Benchmarks

Written by \`npm run bench\`; change nothing here by hand. \`npm --prefix bench run check\` fails when a figure that is
promised is not reached.

Measured with Node ${process.versions.node} on ${machine()}.

${findings(measurements)}`
}

function stormChapter({ storms }: Measurements): string {
  const versions = PEERS.map((name) => `${name} ${readVersion(name)}`).join(', ')
  return `## Many requests meet an ended session

The app was launched with a good session. Then the server ends it, so that what is stored is stale, and N requests are
sent at once.

- **Clients**: xuanguan is this mini-program as it ships, compiled file by file, with its npm bundles. The others come
  from the npm registry, unmodified: ${versions}.
  Each has a server that answers as its own does. minapp-sdk uses a global \`regeneratorRuntime\` that it does not bring;
  it gets the package of that name.
- **Phone**: everybody runs in a realm of his own on the same simulated phone and on virtual time, so the times are exact
  and the same on every machine. Ten requests run at once, the others wait in the platform, first come, first served. A
  request takes 50 ms, or with jitter 20 to 400 ms, which depend on the seed, the request, and how often it was sent
  before, not on the client. \`wx.login\` takes 20 ms. WeChat's limit of four \`wx.login\` a second is not simulated.
- **Columns**: requests are all \`wx.request\`s, logins among them. Failed ones were told so, hung ones were not told
  anything in ten minutes. Time is until the last one was told. The limit is what the platform itself needs: the ten
  requests that are sent in vain, the login, and the N requests, ten at a time (the sum of their delays / 10). Slots
  that work on during a login can bring a run slightly below it. Where seeds differ: least / median / most.

N = 1,000 at a glance; of ten seeds the median, of failures the worst:

${glanceTable(storms)}

${stormSections(storms)}`
}

function setDataSection({ pages }: Measurements): string {
  return `### \`setData\`

The real pages with the real bindings, one binding per page; 首页 and 我的 are open, 首页 is shown. Calls and their data as
JSON. A call is counted in one column only: hidden first, then no-op. A tick is what runs together after \`wx.nextTick\`.

${pageTable(pages)}`
}

function stepSection({ costs }: Measurements): string {
  return `### Transitions and updates

Processor time; the median of ${ROUNDS} rounds of many, taken in turns. The ratio is to the first line.

${costTable(costs)}`
}

function startupSection({ startups }: Measurements): string {
  return `### Load and start

Processor time from the first \`require\` to the end of the synchronous start, in a fresh realm, with nothing compiled
before and every file minified; the median of ${STARTUP_ROUNDS}, taken in turns. Pages are not in it.

${startupTable(startups)}`
}

function sizeSection({ sizes }: Measurements): string {
  return `### Size

What is loaded at the start, and the bindings that pages need, each file minified by itself as DevTools uploads it; gzip
over all of a line's files. Here \`i18n/\` is the texts of the whole app, and \`composition/\` builds all of it. minapp-sdk is
the client of a whole hosted backend; \`runtime.js\` is the package that it does not bring.

${sizeTable(sizes)}`
}

function machine(): string {
  const [cpu] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${process.platform} ${process.arch}, ${cpu?.model.trim() ?? 'an unknown processor'} (${availableParallelism()} threads), ${memory} GiB`
}
