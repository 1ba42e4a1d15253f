/** What XML 1.0 can't hold, and what would be read as such an escape. */
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const code = (sign: string) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

/** Text as it stands in the XML of a sheet; control characters as `_x0001_`. ECMA-376 part 1, 22.9.2.19 */
export const xmlText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(/\p{Cc}|[\uFFFE\uFFFF]/gu, (sign) => (sign === '\t' || sign === '\n' ? sign : code(sign)))
    .replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign)
