import { decodeBytes } from './guess-charset.ts'

export interface HeaderLine {
  /** Lower case. */
  key: string
  /** Name as the letter spells it. */
  name: string
  /** Unfolded; bytes above 127 decoded; encoded words left as they are. */
  value: string
}

/** Longest header block looked at, bytes. */
export const headerBlockLimit = 512 * 1024

/** Offset of the first byte after the header block (its empty line included), or the length of the letter. */
export function headerEnd(raw: Uint8Array): number {
  for (let at = 0; at < raw.length; ) {
    const newline = raw.indexOf(10, at)
    if (newline < 0) return raw.length
    if (newline === at || (newline === at + 1 && raw[at] === 13)) return newline + 1
    at = newline + 1
  }
  return raw.length
}

/** The letter's own header lines in order; folded lines are joined, lines that are no header are skipped. */
export function headerLines(raw: Uint8Array): HeaderLine[] {
  const block = raw.subarray(0, Math.min(headerEnd(raw), headerBlockLimit))
  const lines: HeaderLine[] = []
  for (const field of fields(Buffer.from(block).toString('latin1'))) {
    const [, name, value] = /^([!-9;-~]+)[ \t]*:([^]*)$/.exec(field) ?? []
    if (name === undefined || value === undefined) continue
    const text = decodeBytes(Buffer.from(value, 'latin1'), null)
    lines.push({ key: name.toLowerCase(), name, value: text.replaceAll(/\r?\n/g, '').trim() })
  }
  return lines
}

function fields(block: string): string[] {
  const found: string[] = []
  let parts: string[] = []
  for (const line of block.split('\n')) {
    if (/^[ \t]/.test(line)) parts.push(line)
    else {
      if (parts.length > 0) found.push(parts.join('\n'))
      parts = [line]
    }
  }
  if (parts.length > 0) found.push(parts.join('\n'))
  return found
}

/** Value of the first header of that name, null when there is none. */
export const firstValue = (lines: readonly HeaderLine[], key: string): string | null =>
  lines.find((line) => line.key === key)?.value ?? null
