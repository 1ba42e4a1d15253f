import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Boot } from '../contract.ts'

/** JSON that is safe inside `<script>`: no tag can start in it. */
const scriptJson = (value: unknown) =>
  JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')

/** The built page with what it must know at start. `nonce` stands wherever the policy asks for it. */
export async function createPageTemplate(frontendDir: string) {
  const html = await readFile(join(frontendDir, 'index.html'), 'utf8')
  return (boot: Boot, nonce: string): string => fillPage(html, { boot, lang: boot.lang, nonce })
}

/** A built page with its boot data and nonce. */
export const fillPage = (html: string, { boot, lang, nonce }: { boot: object; lang: string; nonce: string }): string =>
  html
    .replaceAll('__LANG__', lang)
    .replaceAll('__NONCE__', nonce)
    .replace(
      '<!--boot-->',
      () => `<script type="application/json" id="boot" nonce="${nonce}">${scriptJson(boot)}</script>`,
    )
export type PageTemplate = Awaited<ReturnType<typeof createPageTemplate>>

/** Only this portal may frame the page; scripts and styles run by nonce; nothing is loaded from elsewhere but pictures. */
export const contentSecurityPolicy = (nonce: string, frameAncestor: string | null): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: https:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frameAncestor ?? "'none'"}`,
  ].join('; ')
