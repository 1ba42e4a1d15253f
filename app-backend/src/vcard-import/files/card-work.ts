import { parseCards, type ParsedCard } from '../parse/parse-cards.ts'
import type { Opened } from './card-file.ts'
import { openTnef } from '../../platform/tnef/open-tnef.ts'
import { openZip } from './open-zip.ts'

/** What a process for cards is asked. */
export type CardQuestion =
  | { kind: 'cards'; content: Uint8Array; charset: string | null }
  | { kind: 'tnef'; content: Uint8Array }
  | { kind: 'zip'; content: Uint8Array; budget: number }

export type CardAnswer = { cards: ParsedCard[] } | { opened: Opened }

/** Files in an archive that may hold cards. */
const isWanted = (name: string) => /\.(?:vcf|vcard)(?:\.txt)?$|\.(?:zip|eml|dat|txt)$/i.test(name)

/** Reads one file of a letter: bytes in, plain data out. */
export function cardWork(question: CardQuestion): CardAnswer {
  const { kind, content } = question
  if (kind === 'cards') return { cards: parseCards(content, question.charset) }
  return { opened: kind === 'tnef' ? openTnef(content) : openZip(content, question.budget, isWanted) }
}
