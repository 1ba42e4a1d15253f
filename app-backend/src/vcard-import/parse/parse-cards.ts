import { reason, type Reason } from '../../kernel/reason.ts'
import type { Card } from '../rules/card.ts'
import { cardLines, type CardLines } from './card-lines.ts'
import { commonCharset, fromQuotedPrintable } from './decode-text.ts'
import { readProperty, type Property } from './property.ts'
import { readCard } from './read-card.ts'

/** Cards of one letter at most; files hold whole address books. */
export const mostCards = 500
/** Lines of one card at most. */
const mostLines = 2_000

export type ParsedCard = { ok: true; card: Card } | { ok: false; why: Reason }

/** Is there a card in these bytes? Looks at the beginning only; UTF-16 counts. */
export const holdsCards = (bytes: Uint8Array): boolean =>
  /(?:^|[\r\n])(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?begin:\s*vcard/i.test(
    Buffer.from(bytes.subarray(0, 4_096)).toString('latin1').replaceAll('\0', ''),
  )

/**
 * The cards of a file: vCard 2.1 (versit consortium, 1996), 3.0 (RFC 2426), 4.0 (RFC 6350), or without a version. A card that
 * can't be read costs only itself. @param charset what the part of the letter declares
 */
export function parseCards(bytes: Uint8Array, charset: string | null = null): ParsedCard[] {
  const cards = cardLines(singleBytes(bytes)).slice(0, mostCards).map(propertiesOf)
  const unnamed = cards.flatMap(({ properties }) =>
    properties.filter((one) => one.encoding !== 'base64' && one.name !== 'PHOTO').map(({ value }) => value),
  )
  const common = commonCharset(unnamed)
  return cards.map(({ properties, complete }) => {
    const known = properties.map((one) => ({ ...one, charset: one.charset ?? charset }))
    return read(known, common, complete)
  })
}

function read(properties: readonly Property[], common: string, complete: boolean): ParsedCard {
  const card = readCard(properties, common)
  const nothing = card.fullName === '' && card.company === '' && card.phones.length === 0 && card.emails.length === 0
  if (nothing) return { ok: false, why: reason('cards.empty') }
  if (!complete) card.warnings.push(reason('cards.unfinished'))
  return { ok: true, card }
}

function propertiesOf({ lines, complete }: CardLines): { properties: Property[]; complete: boolean } {
  const properties = lines.slice(0, mostLines).flatMap((line) => {
    const property = readProperty(line)
    if (!property) return []
    const quoted = property.encoding === 'quoted-printable'
    return [quoted ? { ...property, value: fromQuotedPrintable(property.value) } : property]
  })
  return { properties, complete }
}

/** UTF-16 (with a mark, or with every second byte empty) becomes UTF-8; other bytes stay, one a character. */
function singleBytes(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const big = (buffer[0] === 0xfe && buffer[1] === 0xff) || (buffer[0] === 0 && buffer[1] !== 0)
  const little = (buffer[0] === 0xff && buffer[1] === 0xfe) || (buffer[0] !== 0 && buffer[1] === 0)
  if (!big && !little) return buffer.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '')
  const text = new TextDecoder(big ? 'utf-16be' : 'utf-16le').decode(buffer)
  return Buffer.from(text, 'utf8').toString('latin1')
}
