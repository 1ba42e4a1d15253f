/** Headers of a letter by lower-case name, unfolded; of repeated ones the first. Encoded words stay as they are. */
export function simpleHeaders(raw: string): Record<string, string> {
  const [head = ''] = raw.split('\r\n\r\n', 1)
  const found: Record<string, string> = {}
  for (const line of head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const at = line.indexOf(':')
    const name = line.slice(0, at).trim().toLowerCase()
    if (at > 0) found[name] ??= line.slice(at + 1).trim()
  }
  return found
}
