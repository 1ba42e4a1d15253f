import type { Database } from '../platform/db/database.ts'
import { searchTerms } from './rules/search-terms.ts'
import { letterIdsWithWords, questionOf } from './search-read-model.ts'

/** Numbers of all letters of the portal with the words, the newest first; null when the text says nothing to look for. */
export async function findLetterIds(
  prisma: Database['prisma'],
  portalId: string,
  text: string,
  most: number,
): Promise<number[] | null> {
  const terms = searchTerms(text)
  if (terms.length === 0) return null
  const question = await questionOf(prisma, terms)
  return question === '' ? null : letterIdsWithWords(prisma, portalId, question, most)
}
