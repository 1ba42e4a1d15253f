import { declaredDecoder, guessCharset, isUtf8 } from '../../kernel/charset.ts'
import { headerEnd } from './header-lines.ts'

/**
 * The same letter with raw 8-bit header bytes turned into UTF-8: old Russian programs write «Тема» in windows-1251 or KOI8-R
 * without encoded words, and the mail parser reads headers as UTF-8 only. The body is not touched.
 */
export function repairHeaders(raw: Uint8Array): Uint8Array {
  const end = headerEnd(raw)
  const block = raw.subarray(0, end)
  if (isUtf8(block)) return raw
  const lines = splitLines(block)
  const foreign = Buffer.concat(lines.filter((line) => !isUtf8(line)))
  const decoder = declaredDecoder(declaredCharset(block)) ?? new TextDecoder(guessCharset(foreign))
  const repaired = lines.map((line) => (isUtf8(line) ? line : Buffer.from(decoder.decode(line), 'utf8')))
  return Buffer.concat([...repaired, raw.subarray(end)])
}

/** charset of the letter's Content-Type: such programs write headers and text alike. */
function declaredCharset(block: Uint8Array): string | null {
  return /charset\s*=\s*"?([\w.:-]{1,40})/i.exec(Buffer.from(block).toString('latin1'))?.[1] ?? null
}

function splitLines(block: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  for (let start = 0; start < block.length;) {
    const newline = block.indexOf(10, start)
    const next = newline < 0 ? block.length : newline + 1
    lines.push(block.subarray(start, next))
    start = next
  }
  return lines
}

/** Old Macintosh programs end lines with a bare CR: such a letter would be one endless header. */
export function wholeLines(raw: Uint8Array): Uint8Array {
  const start = raw.subarray(0, 4_096)
  if (start.includes(10) || !start.includes(13)) return raw
  return Buffer.from(Buffer.from(raw).toString('latin1').replaceAll('\r', '\r\n'), 'latin1')
}
