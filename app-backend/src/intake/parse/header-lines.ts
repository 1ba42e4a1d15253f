import { decodeBytes } from '../../kernel/charset.ts'

export interface HeaderLine {
  /** Lower case. */
  key: string
  /** Name as the letter spells it. */
  name: string
  /** Unfolded; bytes above 127 decoded; encoded words left as they are. */
  value: string
}

/** Longest header block looked at, bytes. */
const headerBlockLimit = 512 * 1024

/** Offset of the first byte after the header block (its empty line included), or the length of the letter. */
export function headerEnd(raw: Uint8Array): number {
  for (let at = 0; at < raw.length;) {
    const newline = raw.indexOf(10, at)
    if (newline < 0) return raw.length
    if (newline === at || (newline === at + 1 && raw[at] === 13)) return newline + 1
    at = newline + 1
  }
  return raw.length
}

/** The letter's own header fields in order, one byte a character; lines that are no header are skipped. */
export function rawFields(raw: Uint8Array): { name: string; value: string }[] {
  const block = raw.subarray(0, Math.min(headerEnd(raw), headerBlockLimit))
  return fields(Buffer.from(block).toString('latin1')).flatMap((field) => {
    const [, name, value] = /^([!-9;-~]+)[ \t]*:([^]*)$/.exec(field) ?? []
    return name === undefined || value === undefined ? [] : [{ name, value }]
  })
}

/** A header value as text: folded lines joined, bytes above 127 decoded. */
export const fieldText = (value: string): string =>
  decodeBytes(Buffer.from(value, 'latin1'), null).replaceAll(/\r?\n/g, '').trim()

/** The letter's own header lines in order, as text. */
export const headerLines = (raw: Uint8Array): HeaderLine[] =>
  rawFields(raw).map(({ name, value }) => ({ key: name.toLowerCase(), name, value: fieldText(value) }))

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
