import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { drawIcons } from '../../.gulp/icons'

describe('the drawn icons', () => {
  it('are those of the SVG sources and the theme; npx gulp icons draws them', async () => {
    const stale: string[] = []
    for (const { file, content } of await drawIcons()) {
      if (!content.equals(await readFile(file))) stale.push(path.basename(file))
    }
    expect(stale).toEqual([])
  })
})
