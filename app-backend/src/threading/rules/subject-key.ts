/** A sender whose letters carry no thread headers: one line `address = pattern` of the portal's administrator, `#` for the key. */
export interface SubjectKey {
  /** Line and key together: what two letters of one matter have in common. */
  name: string
  key: string
}

/** A number or a code: long enough to name one matter. */
const keyPattern = String.raw`([\p{L}\p{N}][\p{L}\p{N}_/-]{2,39})`

const escaped = (text: string) =>
  text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`).replaceAll(/\s+/g, String.raw`\s*`)

/**
 * The key that a notification's subject bears, by the first line that names its sender; null for every other letter, whose subject
 * proves nothing. @param lines `robot@shop.example = Order #`, or `@shop.example = ...` for a whole domain
 */
export function subjectKey(lines: readonly string[], from: string, subject: string): SubjectKey | null {
  for (const line of lines) {
    const [, sender = '', pattern = ''] = /^\s*(\S*@\S+)\s*=\s*(.*#.*?)\s*$/.exec(line) ?? []
    if (pattern === '' || !namesSender(sender.toLowerCase(), from)) continue
    const [before = '', after = ''] = pattern.split('#')
    const found = new RegExp(`${escaped(before)}${keyPattern}${after === '' ? '' : escaped(after)}`, 'iu').exec(subject)
    const key = found?.[1]?.toLowerCase()
    if (key !== undefined) return { name: `${sender.toLowerCase()} ${pattern.toLowerCase()} ${key}`, key }
  }
  return null
}

const namesSender = (sender: string, from: string) => (sender.startsWith('@') ? from.endsWith(sender) : from === sender)
