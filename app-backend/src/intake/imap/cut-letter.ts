import { headerEnd } from '../parse/header-lines.ts'

const contentHeader = /^(content-type|content-transfer-encoding|content-disposition|mime-version)\s*:/i

/**
 * A letter out of the beginning of a larger one: its header, the parts that are there whole, and a note that says so. Null for a
 * server's report, which tells nothing without its parts. @param edge stands in no part of the letter
 */
export function cutLetter(beginning: Buffer, { note, edge }: { note: string; edge: string }): Buffer | null {
  const end = headerEnd(beginning)
  const fields = unfolded(beginning.subarray(0, end).toString('latin1'))
  const kept = fields.filter((field) => !contentHeader.test(field))
  const type = fields.find((field) => /^content-type\s*:/i.test(field)) ?? ''
  if (/multipart\/report/i.test(type)) return null
  const whole = wholeParts(beginning.subarray(end).toString('latin1'), type)
  const head = [...kept, 'MIME-Version: 1.0', `Content-Type: multipart/mixed; boundary="${edge}"`]
  const parts = [
    ...(whole === null ? [] : [`${type}\r\n\r\n${whole}`]),
    `Content-Type: text/plain; charset=utf-8\r\n\r\n${Buffer.from(note).toString('latin1')}\r\n`,
  ]
  const body = parts.map((part) => `--${edge}\r\n${part}\r\n`).join('')
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}--${edge}--\r\n`, 'latin1')
}

/** Header fields with their folded lines. */
const unfolded = (block: string): string[] => block.trimEnd().split(/\r?\n(?![ \t])/)

/** The parts up to the last border, closed; null when not one is whole. */
function wholeParts(body: string, type: string): string | null {
  const [, quoted, bare] = /boundary\s*=\s*(?:"([^"]{1,100})"|([^\s;]{1,100}))/i.exec(type) ?? []
  const border = `--${quoted ?? bare ?? ''}`
  const first = body.indexOf(border)
  const last = body.lastIndexOf(`\n${border}`)
  if (border === '--' || first < 0 || last <= first) return null
  return `${body.slice(0, last + 1)}${border}--\r\n`
}
