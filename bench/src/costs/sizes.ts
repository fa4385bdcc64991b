import { gzipSync } from 'node:zlib'
import { VirtualClock } from '../../../test/support/virtual-clock'
import { Phone } from '../phone/phone'
import { minify } from '../realm/modules'
import { createPhoneRealm } from '../realm/phone-realm'
import type { Subject } from '../subjects/subject'

/** The size of a client, or of a part of it. */
export interface Size {
  readonly client: string
  /** A folder or a bundled package; null for the whole. */
  readonly part: string | null
  readonly files: number
  /** Bytes. */
  readonly minified: number
  readonly zipped: number
}

/** What each client loads when it is started, file by file as DevTools uploads it: the whole, then its parts. */
export function measureSizes(subjects: readonly Subject[]): Size[] {
  return subjects.flatMap((subject) => {
    const files = [...loadedFiles(subject)].sort()
    const parts = [...new Set(files.map(partOf))].sort()
    const whole = sizeOf(subject, null, files)
    if (parts.length === 1) return [whole]
    return [
      whole,
      ...parts.map((part) =>
        sizeOf(
          subject,
          part,
          files.filter((file) => partOf(file) === part),
        ),
      ),
    ]
  })
}

function loadedFiles(subject: Subject): readonly string[] {
  const phone = new Phone(new VirtualClock(), subject.dialect)
  const realm = createPhoneRealm(subject.modules, phone)
  subject.launch(realm)
  subject.forPages?.forEach((file) => realm.require(file))
  return realm.loaded
}

/** `miniprogram_npm/xstate/index.js` → `xstate`, `services/session-gate.js` → `services/`. */
function partOf(file: string): string {
  const [folder = '', name = ''] = file.split('/')
  if (name === '') return folder
  return folder === 'miniprogram_npm' ? name : `${folder}/`
}

function sizeOf({ name, modules }: Subject, part: string | null, files: readonly string[]): Size {
  const codes = files.map((file) => minify(modules.get(file) ?? ''))
  return {
    client: name,
    part,
    files: files.length,
    minified: codes.reduce((sum, code) => sum + Buffer.byteLength(code), 0),
    zipped: gzipSync(codes.join('\n'), { level: 9 }).length,
  }
}
