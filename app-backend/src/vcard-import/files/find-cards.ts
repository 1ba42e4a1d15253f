import { reason, type Reason } from '../../kernel/reason.ts'
import type { Card } from '../rules/card.ts'
import { holdsCards, mostCards, type ParsedCard } from '../parse/parse-cards.ts'
import { mostUnpackedBytes, type CardFile } from './card-file.ts'
import type { CardReader } from './card-reader.ts'
import { isTnef } from '../../platform/tnef/open-tnef.ts'

/** The parts of a letter that may hold cards. */
export interface CardParts {
  text: string
  attachments: readonly CardFile[]
}

export interface FoundCard {
  card: Card
  /** Of which file it is; '' = the letter's own text. */
  file: string
}

export interface FoundCards {
  cards: FoundCard[]
  /** Cards and files that could not be read. */
  faults: Reason[]
}

/** One file with cards, bytes; photos are inside. */
const mostFileBytes = 10 * 1024 ** 2
const deepest = 3

const isCardName = (name: string) => /\.(?:vcf|vcard)(?:\.txt)?$/i.test(name)
const isCardType = (type: string) => /^(?:text\/(?:x-)?vcard|text\/directory|application\/vcard)$/.test(type)
const isZip = ({ content }: CardFile) => Buffer.from(content.subarray(0, 4)).toString('latin1') === 'PK\x03\x04'
const isLetter = ({ name, type }: CardFile) => type === 'message/rfc822' || /\.eml$/i.test(name)

const isContainer = (file: CardFile) => isZip(file) || isTnef(file.content) || isLetter(file)

/**
 * All cards of a letter: in attachments by type, name or content, inside archives, winmail.dat and forwarded letters, and in the
 * letter's own text. @param openLetter reads a forwarded letter, within limits of its own; so does `reader` the files
 */
export async function findCards(
  letter: CardParts,
  openLetter: (raw: Uint8Array) => Promise<CardParts>,
  reader: Pick<CardReader, 'cards' | 'unpack'>,
): Promise<FoundCards> {
  const found: FoundCards = { cards: [], faults: [] }
  const budget = { left: mostUnpackedBytes }
  await look(letter, 0)
  if (found.cards.length > mostCards) {
    found.faults.push(reason('cards.too-many', { count: found.cards.length, most: mostCards }))
    found.cards.length = mostCards
  }
  return found

  async function look({ text, attachments }: CardParts, depth: number): Promise<void> {
    for (const file of attachments) await open(file, depth)
    if (/begin:\s*vcard/i.test(text))
      take('', await reader.cards(Buffer.from(text.slice(0, mostFileBytes), 'utf8'), 'utf-8'))
  }

  async function open(file: CardFile, depth: number): Promise<void> {
    const { name, content } = file
    if (content.byteLength > mostFileBytes && !isZip(file)) {
      if (isCardName(name) || isCardType(file.type)) found.faults.push(reason('cards.file-too-large', { name }))
    } else if (isCardName(name) || isCardType(file.type) || (!isContainer(file) && holdsCards(content))) {
      const cards = await reader.cards(content)
      if (cards.length === 0) found.faults.push(reason('cards.file-empty', { name }))
      take(name, cards)
    } else if (depth < deepest) await openContainer(file, depth + 1)
  }

  async function openContainer(file: CardFile, depth: number): Promise<void> {
    if (isLetter(file)) {
      try {
        await look(await openLetter(file.content), depth)
      } catch {
        found.faults.push(reason('cards.file-unreadable', { name: file.name }))
      }
      return
    }
    const kind = isTnef(file.content) ? 'tnef' : isZip(file) ? 'zip' : null
    const opened = kind && (await reader.unpack(kind, file.content, budget.left))
    if (!opened) return
    budget.left -= opened.files.reduce((sum, { content }) => sum + content.byteLength, 0)
    if (opened.fault) found.faults.push(reason(`cards.file-${opened.fault}`, { name: file.name }))
    for (const inner of opened.files) await open(inner, depth)
  }

  function take(file: string, parsed: readonly ParsedCard[]): void {
    for (const one of parsed)
      if (one.ok) found.cards.push({ card: one.card, file })
      else found.faults.push({ ...one.why, params: { ...one.why.params, name: file } })
  }
}
