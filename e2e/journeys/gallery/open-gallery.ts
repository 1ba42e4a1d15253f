import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'

const built = process.env['FRONTEND_DIR'] ?? fileURLToPath(new URL('../../../app-frontend/dist/', import.meta.url))
const address = 'http://gallery.example'
const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }
/** The policy of the app's pages without the frame around them. */
const policy =
  "default-src 'none'; script-src 'self' 'nonce-n'; style-src 'self' 'nonce-n'; img-src 'self' data: https:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"

/** The built page as an administrator of a portal in this language gets it. */
async function html(lang: 'ru' | 'en'): Promise<string> {
  const user = { id: 1, name: 'Марина Лучинина', isAdmin: true }
  const session = { token: 'token', expiresAt: new Date(Date.now() + 3_600_000).toISOString(), user }
  const boot = JSON.stringify({ view: 'gallery', lang, session, error: null, client: null, page: null })
  const head = `<meta property="csp-nonce" nonce="n"><script type="application/json" id="boot">${boot}</script>`
  const page = await readFile(join(built, 'index.html'), 'utf8')
  return page.replaceAll('__NONCE__', 'n').replaceAll('__LANG__', lang).replace('<!--boot-->', head)
}

/** Opens the page of all parts straight from the build: its parts talk to no server. */
export async function openGallery(page: Page, lang: 'ru' | 'en'): Promise<void> {
  await page.route(`${address}/**`, async (route) => {
    const { pathname } = new URL(route.request().url())
    if (pathname === '/p/gallery') {
      const headers = { 'content-security-policy': policy }
      return route.fulfill({ body: await html(lang), contentType: 'text/html; charset=utf-8', headers })
    }
    const body = await readFile(join(built, pathname)).catch(() => null)
    if (!body) return route.fulfill({ status: 404 })
    return route.fulfill({ body, contentType: types[extname(pathname)] ?? 'application/octet-stream' })
  })
  await page.goto(`${address}/p/gallery`)
  await page.getByRole('tab').first().waitFor()
}
