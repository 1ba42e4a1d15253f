/** Parts of a value between separators that no backslash stands before; escapes stay. RFC 6350 3.4 */
function splitValue(value: string, separator: ';' | ','): string[] {
  const parts: string[] = []
  let start = 0
  for (let at = 0; at < value.length; at += 1) {
    if (value[at] === '\\') at += 1
    else if (value[at] === separator) {
      parts.push(value.slice(start, at))
      start = at + 1
    }
  }
  return [...parts, value.slice(start)]
}

/** `\n`, `\,`, `\;`, `\:` and `\\` as what they stand for; another backslash is one. */
export const unescape = (value: string): string =>
  value.replaceAll(/\\([nN,;:\\"])/g, (_, mark: string) => (mark === 'n' || mark === 'N' ? '\n' : mark))

/** One line of text: control marks and runs of blanks are one blank. */
export const oneLine = (value: string): string =>
  value
    .replaceAll(/[\u200b\u2060\ufeff]/g, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()

/** Text of several lines without control marks. */
export const manyLines = (value: string): string =>
  value
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\n\t\P{Cc}]/gu, '')
    .trim()

/** Components of a structured value; a list within one becomes words. */
export const components = (value: string): string[] =>
  splitValue(value, ';').map((part) => oneLine(splitValue(part, ',').map(unescape).join(' ')))

/** Components of a structured value whose commas are text: a street, a firm. */
export const texts = (value: string): string[] => splitValue(value, ';').map((part) => oneLine(unescape(part)))
