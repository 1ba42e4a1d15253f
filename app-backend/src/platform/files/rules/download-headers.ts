import { cleanFileName } from './file-name.ts'

/** Types that a browser shows without running anything. */
const harmless = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf', 'text/plain'])

/**
 * Headers under which a file of a stranger may be given out: always a download, never sniffed, its type named only when harmless,
 * and should a browser show it all the same, then in a sandbox without scripts.
 * The name stands in both spellings of RFC 6266: ASCII for old browsers, UTF-8 for the rest.
 */
export function downloadHeaders(name: string, type: string): Record<string, string> {
  const whole = cleanFileName(name)
  const ascii = whole.replaceAll(/[^ -~]|[%"]/g, '_')
  const encoded = encodeURIComponent(whole).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return {
    'content-type': harmless.has(type) ? type : 'application/octet-stream',
    'content-disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`,
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-store',
  }
}
