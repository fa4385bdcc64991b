import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { takeMeasurements } from './measurements'
import { createDocument } from './report/document'

const file = path.join(process.cwd(), '..', 'docs', 'benchmarks.md')

const text = createDocument(await takeMeasurements())
console.log(text)
mkdirSync(path.dirname(file), { recursive: true })
writeFileSync(file, text)
console.log(`Written to ${path.relative(path.join(process.cwd(), '..'), file)}.`)
