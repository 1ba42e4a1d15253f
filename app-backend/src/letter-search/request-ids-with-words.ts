import type { Database } from '../platform/db/database.ts'
import { searchTerms } from './rules/search-terms.ts'
import { questionOf, requestsWithWords } from './search-read-model.ts'

/**
 * Records of the type whose letters hold the words, those with the newest letter first; null when the text says nothing to look
 * for. Numbers only: whoever shows them asks the portal first what the viewer may see.
 */
export async function requestIdsWithWords(
  prisma: Database['prisma'],
  { portalId, entityTypeId }: { portalId: string; entityTypeId: number },
  text: string,
  most: number,
): Promise<number[] | null> {
  const terms = searchTerms(text)
  if (terms.length === 0) return null
  const question = await questionOf(prisma, terms)
  if (question === '') return null
  const found = await requestsWithWords(prisma, portalId, question, most)
  return found.flatMap((one) => (one.entityTypeId === entityTypeId ? [one.entityId] : []))
}
