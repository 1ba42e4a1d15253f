import type { PrismaClient } from '@poryadok/prisma'
import { snippetOptions, wholeOptions, type RequestWithWords } from './search-read-model.ts'

/** Requests whose letters that went out hold the words, and how many each has. */
export const requestsWithSentWords = (
  prisma: PrismaClient,
  portalId: string,
  question: string,
  most: number,
): Promise<RequestWithWords[]> =>
  prisma.$queryRaw<RequestWithWords[]>`
    SELECT f.request_id AS "requestId", r.entity_type_id AS "entityTypeId", r.entity_id AS "entityId", f.letters
    FROM requests_with_sent_words(${portalId}::uuid, ${question}::tsquery, ${most}::int) f
    JOIN request_record r ON r.id = f.request_id AND r.portal_id = ${portalId}::uuid`

export interface SentWithWords {
  id: number
  requestId: number
  /** When it went out, or was written while it has not. */
  at: Date
  to: string[]
  userId: number | null
  subject: string
  snippet: string
}

/** Letters of these requests that went out, with the words, the newest first; found words stand between marks. */
export async function sentWithWords(
  prisma: PrismaClient,
  portalId: string,
  question: string,
  { requestIds, take }: { requestIds: readonly number[]; take: number },
): Promise<SentWithWords[]> {
  return prisma.$queryRaw<SentWithWords[]>`
    SELECT o.id, o.request_id AS "requestId", COALESCE(o.sent_at, o.created_at) AS at, o."to", o.user_id AS "userId",
      ts_headline('russian', w.subject, ${question}::tsquery, ${wholeOptions}) AS subject,
      ts_headline('russian', left(w.text, 20000), ${question}::tsquery, ${snippetOptions}) AS snippet
    FROM sent_with_words(${portalId}::uuid, ${question}::tsquery, ${[...requestIds]}::int[], ${take}::int) f
    JOIN outgoing_letter o ON o.id = f.outgoing_id AND o.portal_id = ${portalId}::uuid
    JOIN outgoing_words w ON w.outgoing_id = o.id AND w.portal_id = ${portalId}::uuid ORDER BY o.id DESC`
}
