import { AppError } from '../../errors/app-error.ts'

export type XmlToken =
  | { kind: 'open'; name: string; attributes: string; empty: boolean }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string }

/** Longest tag, comment or section, characters. */
const longestMark = 1_000_000

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const character = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD')

const unescaped = (text: string) =>
  text.includes('&')
    ? text.replaceAll(
        /&(?:#x([\da-f]{1,8})|#(\d{1,8})|(\w{1,8}));/gi,
        (whole, hex?: string, code?: string, name?: string) => {
          if (hex !== undefined) return character(Number.parseInt(hex, 16))
          if (code !== undefined) return character(Number(code))
          return entities[name ?? ''] ?? whole
        },
      )
    : text

const patterns = new Map<string, RegExp>()

function patternOf(name: string): RegExp {
  const known = patterns.get(name)
  if (known) return known
  const made = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
  patterns.set(name, made)
  return made
}

/** The value of an attribute, whatever prefix its name has; null when it is absent. */
export function attribute(attributes: string, name: string): string | null {
  const found = patternOf(name).exec(attributes)
  const value = found?.[1] ?? found?.[2]
  return value === undefined ? null : unescaped(value)
}

/**
 * Cuts the XML of office files into tags and texts while it comes. A text comes in as many pieces as the stream has; names come
 * without prefixes. A document type is refused: it is how XML is made to grow without end.
 */
export class XmlTokens {
  private rest: string

  constructor() {
    this.rest = ''
  }

  /** The tokens that are whole with this piece. */
  *push(piece: string): Generator<XmlToken> {
    const xml = this.rest + piece
    let at = 0
    while (at < xml.length) {
      if (xml.charCodeAt(at) !== 60) {
        const next = xml.indexOf('<', at)
        const end = next < 0 ? beforeEntity(xml, at) : next
        if (end > at) yield { kind: 'text', text: unescaped(xml.slice(at, end)) }
        at = end
        if (next < 0) break
        continue
      }
      const end = markEnd(xml, at)
      if (end < 0) break
      const token = markOf(xml.slice(at, end))
      if (token) yield token
      at = end
    }
    this.rest = xml.slice(at)
    if (this.rest.length > longestMark) throw new AppError('table.unreadable')
  }
}

/** An entity that is cut at the end waits for its rest. */
function beforeEntity(xml: string, from: number): number {
  const start = xml.lastIndexOf('&')
  return start >= from && xml.length - start < 12 && !xml.includes(';', start) ? start : xml.length
}

/** Where the tag, comment or section that begins here ends; -1 when it has not come yet. */
function markEnd(xml: string, at: number): number {
  for (const [start, stop] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
  ] as const) {
    if (xml.startsWith(start, at)) {
      const end = xml.indexOf(stop, at + start.length)
      return end < 0 ? -1 : end + stop.length
    }
    // The piece ends before it is clear which mark begins.
    if (start.startsWith(xml.slice(at))) return -1
  }
  for (let end = xml.indexOf('>', at); end >= 0; end = xml.indexOf('>', end + 1))
    if (!/["']/.test(xml.slice(at, end).replaceAll(/"[^"]*"|'[^']*'/g, ''))) return end + 1
  return -1
}

function markOf(mark: string): XmlToken | null {
  if (mark.startsWith('<![CDATA[')) return { kind: 'text', text: mark.slice(9, -3) }
  if (mark.startsWith('<!DOCTYPE')) throw new AppError('table.unreadable')
  if (mark.startsWith('<?') || mark.startsWith('<!')) return null
  if (mark.startsWith('</')) return { kind: 'close', name: localName(mark.slice(2, -1).trim()) }
  const empty = mark.endsWith('/>')
  const inside = mark.slice(1, empty ? -2 : -1)
  const space = inside.search(/\s/)
  const name = space < 0 ? inside : inside.slice(0, space)
  return { kind: 'open', name: localName(name), attributes: space < 0 ? '' : inside.slice(space), empty }
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

/** The tokens of a part of an office file. */
export async function* tokensOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<XmlToken[]> {
  const tokens = new XmlTokens()
  const decoder = new TextDecoder('utf-8')
  for await (const chunk of bytes) yield [...tokens.push(decoder.decode(chunk, { stream: true }))]
}
