import { deflateRawSync } from 'node:zlib'
import type { Card } from './rules/card.ts'
import { parseCards } from './parse/parse-cards.ts'
import type { CardData } from './rules/card-data.ts'
import type { KnownCompany, KnownContact } from './rules/known-records.ts'

/** Text in a single-byte charset: what Node's decoder reads back, turned round. */
export function inCharset(text: string, charset: string): Buffer {
  const decoder = new TextDecoder(charset)
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const))
  return Buffer.from(Array.from(text, (letter) => bytes.get(letter) ?? 0x3f))
}

/** Quoted-printable as old phones write it: every byte a code, soft breaks every few letters. */
export function quotedPrintable(bytes: Uint8Array, perLine = 20): string {
  const codes = Array.from(bytes, (byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
  const lines = Array.from({ length: Math.ceil(codes.length / perLine) }, (_, at) =>
    codes.slice(at * perLine, at * perLine + perLine).join(''),
  )
  return lines.join('=\r\n')
}

/** The lines of a card between its borders. */
export const vcard = (version: string | null, lines: readonly string[]): string =>
  ['BEGIN:VCARD', ...(version === null ? [] : [`VERSION:${version}`]), ...lines, 'END:VCARD', ''].join('\r\n')

/** The only card of a file; throws when there is another number or it can't be read. */
export function theCard(file: string | Uint8Array, charset: string | null = null): Card {
  const cards = parseCards(typeof file === 'string' ? Buffer.from(file) : file, charset)
  const [only] = cards
  if (cards.length !== 1 || !only?.ok) throw new Error(`${cards.length} cards: ${JSON.stringify(only)}`)
  return only.card
}

/** A card of a person; change what the test is about. */
export const aCard = (changes: Partial<CardData> = {}): CardData => ({
  uid: '',
  kind: 'person',
  lastName: 'Серова',
  firstName: 'Алла',
  secondName: '',
  fullName: 'Алла Серова',
  company: 'ООО «Ветряк»',
  department: '',
  post: '',
  role: '',
  phones: [{ value: '+7 900 000-77-01', kind: 'MOBILE' }],
  emails: [{ value: 'a.serova@vetryak.example', kind: 'WORK' }],
  pages: [],
  chats: [],
  addresses: [],
  note: '',
  birthday: null,
  warnings: [],
  ...changes,
})

export const aContact = (changes: Partial<KnownContact> = {}): KnownContact => ({
  id: 1,
  lastName: 'Серова',
  firstName: 'Алла',
  secondName: '',
  post: '',
  birthday: '',
  comments: '',
  hasPhoto: false,
  companyIds: [],
  assignedById: 1,
  channels: [],
  ...changes,
})

export const aCompany = (changes: Partial<KnownCompany> = {}): KnownCompany => ({
  id: 1,
  title: 'Ветряк',
  channels: [],
  ...changes,
})

export const phone = (value: string) => ({ id: 1, typeId: 'PHONE', valueType: 'WORK', value })
export const email = (value: string) => ({ id: 2, typeId: 'EMAIL', valueType: 'WORK', value })

/** An archive of files, packed. */
export function aZip(files: Record<string, Uint8Array>, { encrypted = false } = {}): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(files)) {
    const packed = deflateRawSync(content)
    const title = Buffer.from(name)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt16LE(title.length, 26)
    local.push(head, title, packed)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(encrypted ? 0x801 : 0x800, 8)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt16LE(title.length, 28)
    entry.writeUInt32LE(at, 42)
    central.push(entry, title)
    at += head.length + title.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt32LE(Buffer.concat(central).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...local, ...central, end])
}
