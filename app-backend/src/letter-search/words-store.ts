import type { Prisma } from '@poryadok/prisma'
import { marks } from './rules/marked.ts'
import { plainWords } from './rules/plain-words.ts'

export interface SentWords {
  portalId: string
  outgoingId: number
  subject: string
  /** Addresses. */
  people: string
  /** The writer's own words: what is quoted was found before. */
  text: string
}

export interface LetterWords {
  portalId: string
  letterId: number
  subject: string
  people: string
  files: string
  text: string
}

type Tx = Pick<Prisma.TransactionClient, '$executeRaw'>

/** A vector of the database holds a megabyte at most; what stands further down is not searched. Characters. */
const longest = { subject: 2_000, people: 10_000, files: 5_000, text: 100_000 }

/** PostgreSQL keeps no U+0000; marks of snippets are no part of a text. */
const unkept = ['\u0000', ...Object.values(marks)]
const clean = (text: string, length: number) =>
  unkept.reduce((left, sign) => left.replaceAll(sign, ' '), text).slice(0, length)

const folded = (text: string) => text.replaceAll('ё', 'е').replaceAll('Ё', 'Е')

/** Keeps the words of a letter for the search, in the transaction that ends the letter's try; again = anew. */
export async function saveLetterWords(tx: Tx, { portalId, letterId, ...words }: LetterWords): Promise<void> {
  const [subject, people] = [clean(words.subject, longest.subject), clean(words.people, longest.people)]
  const [files, text] = [clean(words.files, longest.files), clean(words.text, longest.text)]
  const parts = [subject, files, text].map(folded)
  const mark = `portal:${portalId}`
  await tx.$executeRaw`
    INSERT INTO letter_words (letter_id, portal_id, subject, people, files, text, words)
    VALUES (${letterId}, ${portalId}::uuid, ${subject}, ${people}, ${files}, ${text},
      setweight(to_tsvector('russian', ${parts[0]}) || to_tsvector('simple', ${plainWords(subject)}), 'A') ||
      setweight(to_tsvector('simple', ${plainWords(people)}), 'B') ||
      setweight(to_tsvector('russian', ${parts[1]}) || to_tsvector('simple', ${plainWords(files)}), 'C') ||
      to_tsvector('russian', ${parts[2]}) || to_tsvector('simple', ${plainWords(text)}) ||
      array_to_tsvector(ARRAY[${mark}]))
    ON CONFLICT (letter_id) DO UPDATE SET subject = EXCLUDED.subject, people = EXCLUDED.people, files = EXCLUDED.files,
      text = EXCLUDED.text, words = EXCLUDED.words`
}

/** Keeps the words of a letter that goes out, in the transaction that makes it. */
export async function saveSentWords(tx: Tx, { portalId, outgoingId, ...words }: SentWords): Promise<void> {
  const [subject, people] = [clean(words.subject, longest.subject), clean(words.people, longest.people)]
  const text = clean(words.text, longest.text)
  const [foldedSubject, foldedText] = [folded(subject), folded(text)]
  const mark = `portal:${portalId}`
  await tx.$executeRaw`
    INSERT INTO outgoing_words (outgoing_id, portal_id, subject, people, text, words)
    VALUES (${outgoingId}, ${portalId}::uuid, ${subject}, ${people}, ${text},
      setweight(to_tsvector('russian', ${foldedSubject}) || to_tsvector('simple', ${plainWords(subject)}), 'A') ||
      setweight(to_tsvector('simple', ${plainWords(people)}), 'B') ||
      to_tsvector('russian', ${foldedText}) || to_tsvector('simple', ${plainWords(text)}) ||
      array_to_tsvector(ARRAY[${mark}]))`
}
