import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildPreview } from '../../../preview/build/index'
import { loadConfig } from '../../../server/config'
import { startServer, type RunningServer } from '../../../server/server'

export interface PreviewServer {
  readonly url: string
  readonly server: RunningServer
  close(): Promise<void>
}

/** The real backend with the freshly built preview, on a free port, with data that is gone afterwards. */
export async function startPreviewServer(env: Readonly<Record<string, string>> = {}): Promise<PreviewServer> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'xuanguan-preview-'))
  const previewRoot = path.join(folder, 'preview')
  const remove = () => {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  try {
    await buildPreview({ outDir: previewRoot })
    const server = await startServer(
      loadConfig({
        NODE_ENV: 'test',
        HOST: '127.0.0.1',
        PORT: '0',
        LOG_LEVEL: 'silent',
        DATA_DIR: path.join(folder, 'data'),
        PREVIEW_ROOT: previewRoot,
        ...env,
      }),
    )
    return {
      url: server.url,
      server,
      async close() {
        await server.close()
        remove()
      },
    }
  } catch (error) {
    remove()
    throw error
  }
}
