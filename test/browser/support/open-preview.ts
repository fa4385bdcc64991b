import { openBrowser, type Browser, type Visitor } from './chromium'
import { PreviewPage } from './preview-page'
import { startPreviewServer, type PreviewServer } from './preview-server'

export interface OpenPreview {
  readonly preview: PreviewPage
  readonly browser: Browser
  readonly backend: PreviewServer
  close(): Promise<void>
}

/**
 * Everything a browser test needs: the real backend, Chromium, and the preview open in it.
 * @param search such as `?lang=en&theme=dark`
 * @param env settings of the backend
 */
export async function openPreview(
  visitor: Visitor = {},
  search = '',
  env: Readonly<Record<string, string>> = {},
): Promise<OpenPreview> {
  const backend = await startPreviewServer(env)
  try {
    const browser = await openBrowser(visitor)
    const page = browser.context.pages()[0] ?? (await browser.context.newPage())
    const preview = new PreviewPage(page)
    await preview.open(backend.url, search)
    return {
      preview,
      browser,
      backend,
      async close() {
        await browser.close()
        await backend.close()
      },
    }
  } catch (error) {
    await backend.close()
    throw error
  }
}
