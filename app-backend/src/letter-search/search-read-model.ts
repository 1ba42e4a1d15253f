import { Prisma, type PrismaClient } from '@poryadok/prisma'
import { marks } from './rules/marked.ts'
import type { SearchTerm } from './rules/search-terms.ts'

const russian = (word: string) => Prisma.sql`to_tsquery('russian', ${`'${word}'`})`

const condition = (term: SearchTerm): Prisma.Sql =>
  term.kind === 'phrase'
    ? Prisma.sql`phraseto_tsquery('simple', ${term.words})`
    : term.word === null
      ? Prisma.sql`to_tsquery('simple', ${term.exact})`
      : Prisma.sql`(to_tsquery('simple', ${term.exact}) || ${russian(term.word)})`

/** The terms as one question to the index, in the database's own writing. */
export async function questionOf(prisma: PrismaClient, terms: readonly SearchTerm[]): Promise<string> {
  const [row] = await prisma.$queryRaw<{ question: string }[]>`
    SELECT (${Prisma.join(terms.map(condition), ' && ')})::text AS question`
  return row?.question ?? ''
}

export interface RequestWithWords {
  requestId: number
  entityTypeId: number
  entityId: number
  letters: number
}

/** Requests whose letters hold the words, those with the newest letter first, and how many letters each has. */
export const requestsWithWords = (
  prisma: PrismaClient,
  portalId: string,
  question: string,
  most: number,
): Promise<RequestWithWords[]> =>
  prisma.$queryRaw<RequestWithWords[]>`
    SELECT f.request_id AS "requestId", r.entity_type_id AS "entityTypeId", r.entity_id AS "entityId", f.letters
    FROM requests_with_words(${portalId}::uuid, ${question}::tsquery, ${most}::int) f
    JOIN request_record r ON r.id = f.request_id AND r.portal_id = ${portalId}::uuid`

export interface LetterWithWords {
  id: number
  requestId: number | null
  receivedAt: Date
  fromName: string | null
  fromAddress: string | null
  subject: string
  snippet: string
  files: string
}

export const snippetOptions = `StartSel="${marks.start}", StopSel="${marks.end}", FragmentDelimiter="${marks.gap}", MaxFragments=2, MaxWords=22, MinWords=10`
export const wholeOptions = `StartSel="${marks.start}", StopSel="${marks.end}", HighlightAll=true`

/** Letters of these requests with the words, the newest first; found words stand between marks. */
export async function lettersWithWords(
  prisma: PrismaClient,
  portalId: string,
  question: string,
  { requestIds, before, take }: { requestIds: readonly number[]; before: number | null; take: number },
): Promise<LetterWithWords[]> {
  return prisma.$queryRaw<LetterWithWords[]>`
    SELECT l.id, l.request_id AS "requestId", l.received_at AS "receivedAt", l.from_name AS "fromName", l.from_address AS "fromAddress",
      ts_headline('russian', w.subject, ${question}::tsquery, ${wholeOptions}) AS subject,
      ts_headline('russian', left(w.text, 20000), ${question}::tsquery, ${snippetOptions}) AS snippet,
      ts_headline('russian', w.files, ${question}::tsquery, ${wholeOptions}) AS files
    FROM letters_with_words(${portalId}::uuid, ${question}::tsquery, ${[...requestIds]}::int[], ${before}::int, ${take}::int) f
    JOIN letter l ON l.id = f.letter_id AND l.portal_id = ${portalId}::uuid
    JOIN letter_words w ON w.letter_id = l.id AND w.portal_id = ${portalId}::uuid ORDER BY l.id DESC`
}

/** Numbers of all letters with the words, those without a request too, the newest first: for the journal. */
export async function letterIdsWithWords(
  prisma: PrismaClient,
  portalId: string,
  question: string,
  most: number,
): Promise<number[]> {
  const rows = await prisma.$queryRaw<{ id: number }[]>`
    SELECT letter_id AS id FROM letters_with_words(${portalId}::uuid, ${question}::tsquery, NULL::int[], NULL::int, ${most}::int)`
  return rows.map(({ id }) => id)
}
